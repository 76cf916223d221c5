import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface TimelineItemProps {
  title: ReactNode;
  /** Stands out: the appointment that counts. */
  current?: boolean;
  children: ReactNode;
}

export function TimelineItem({ title, current = false, children }: TimelineItemProps) {
  return (
    <li
      aria-current={current || undefined}
      className="relative ml-1.5 border-l border-line pb-4 pl-5 last:border-transparent last:pb-0"
    >
      <span
        aria-hidden
        className={cn(
          "absolute top-1.5 -left-[4.5px] size-2 rounded-full border",
          current ? "border-accent bg-accent" : "border-control bg-surface",
        )}
      />
      <div className="flex flex-wrap items-center gap-x-2 text-sm font-medium">{title}</div>
      <div className="text-sm text-muted tabular-nums">{children}</div>
    </li>
  );
}
