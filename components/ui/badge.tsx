import type { ReactNode } from "react";
import { cn } from "./cn";

/** A small neutral label: a count, a kind. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 min-w-5 items-center justify-center gap-1 rounded-sm border border-line bg-subtle px-1.5 text-xs whitespace-nowrap text-muted tabular-nums",
        className,
      )}
    >
      {children}
    </span>
  );
}
