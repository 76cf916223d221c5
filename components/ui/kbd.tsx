import type { ReactNode } from "react";
import { cn } from "./cn";

/** A key of the keyboard. `inverted` is for dark-on-light surfaces such as tooltips. */
export function Kbd({ children, inverted = false }: { children: ReactNode; inverted?: boolean }) {
  return (
    <kbd
      className={cn(
        "inline-grid h-5 min-w-5 place-items-center rounded-sm border px-1 font-sans text-xs",
        inverted ? "border-current/30 text-current" : "border-line-strong bg-subtle text-muted",
      )}
    >
      {children}
    </kbd>
  );
}
