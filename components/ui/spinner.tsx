import LoaderCircle from "lucide-react/icons/loader-circle";
import { cn } from "./cn";

/** Decoration: the element that waits says so itself, with `aria-busy` or words. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
