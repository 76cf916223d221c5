import { cn } from "@/components/ui/cn";

export interface ExportBarProps {
  label: string;
  /** What the bar says to those who do not see it. */
  text?: string;
  /** 0 to 1; null: it only runs. */
  share: number | null;
}

/** How far an export is. */
export function ExportBar({ label, text, share }: ExportBarProps) {
  const percent = share === null ? undefined : Math.round(Math.min(1, share) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
      className="h-1.5 overflow-hidden rounded-sm bg-pressed"
    >
      <div
        className={cn(
          "h-full rounded-sm bg-accent-fg",
          percent === undefined
            ? "w-1/4 animate-slide motion-reduce:w-full motion-reduce:opacity-50"
            : "transition-[width] duration-150",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
