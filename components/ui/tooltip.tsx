"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";
import { POSITIONER_STYLE } from "./popup-style";

export type TooltipSide = "top" | "bottom" | "left" | "right";

export interface TooltipProps {
  text: ReactNode;
  shortcut?: string;
  side?: TooltipSide;
  /** The element it explains, focusable, so that the keyboard reaches the tooltip too. */
  children: ReactElement;
}

/** One delay for the page: after the first tooltip the next ones show at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={500}>{children}</Base.Provider>;
}

/** Explains what is already named: it never carries the only copy of a fact. */
export function Tooltip({ text, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      {/* The trigger already says it to assistive technology. */}
      <Base.Portal aria-hidden>
        <Base.Positioner
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={POSITIONER_STYLE}
        >
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-md bg-fg px-2 py-1 text-xs text-canvas shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-instant:transition-none data-starting-style:opacity-0">
            <span>{text}</span>
            {shortcut ? <Kbd inverted>{shortcut}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
