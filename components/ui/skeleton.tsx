import { cn } from "./cn";

/** Stands where text will stand; give it that text's width (`className="w-24"`). */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block h-3 animate-shimmer rounded-sm bg-pressed", className)}
    />
  );
}
