import LoaderCircle from "lucide-react/icons/loader-circle";
import { cn } from "./cn";

const PLACES = {
  /** Along the top edge of the nearest positioned ancestor: it moves nothing. */
  edge: "absolute inset-x-0 top-0 z-20 h-0.5",
  row: "h-1.5 rounded-full bg-pressed",
  inline: "h-1 w-24 shrink-0 rounded-full bg-pressed",
};

interface ProgressBarProps {
  /** 0 to 1; without it the bar only says that something runs. */
  value?: number | null;
  /** What is under way. */
  label: string;
  /** What the bar says, instead of its percentage, to those who do not see it. */
  text?: string;
  place?: keyof typeof PLACES;
}

/** How far something is. Rounded down: all of it is there only once it is. */
export function ProgressBar({ value, label, text, place = "edge" }: ProgressBarProps) {
  const percent = value == null ? undefined : Math.floor(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      data-chrome=""
      className={cn("overflow-hidden", PLACES[place])}
    >
      <div
        className={cn(
          "h-full bg-accent-fg",
          percent === undefined
            ? "w-1/4 animate-slide motion-reduce:w-full motion-reduce:opacity-50"
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
