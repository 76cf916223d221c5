import LoaderCircle from "lucide-react/icons/loader-circle";
import { cn } from "./cn";

interface ProgressBarProps {
  /** Hidden while false; it never moves what is around it. */
  active: boolean;
  /** 0 to 1; without it the bar only says that something runs. */
  value?: number;
  /** What is under way. */
  label: string;
  className?: string;
}

/** A two pixel bar along the top edge of the nearest positioned ancestor. */
export function ProgressBar({ active, value, label, className }: ProgressBarProps) {
  if (!active) return null;
  const percent =
    value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      data-chrome=""
      className={cn("absolute inset-x-0 top-0 z-20 h-0.5 overflow-hidden", className)}
    >
      <div
        className={cn(
          "h-full bg-accent-fg",
          percent === undefined
            ? "w-1/4 animate-slide motion-reduce:w-full"
            : "transition-[width] duration-150",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}

/** Decoration: the element that waits says so itself, with `aria-busy` or words. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
