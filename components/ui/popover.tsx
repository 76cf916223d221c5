"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { POPUP_STYLE, POSITIONER_STYLE } from "./popup-style";

/** Root: `open`, `defaultOpen`, `onOpenChange(open)`, `modal`. */
export const Popover = Base.Root;

/** Renders a bare button; give `render={<Button />}` to style it. */
export const PopoverTrigger = Base.Trigger;

/** Closes the popover; give `render={<Button />}` to style it. */
export const PopoverClose = Base.Close;

export interface PopoverContentProps
  extends Pick<ComponentProps<typeof Base.Positioner>, "side" | "align" | "anchor">,
    Pick<ComponentProps<typeof Base.Popup>, "initialFocus" | "finalFocus"> {
  /** Name of the dialog, for assistive technology. */
  label: string;
  children: ReactNode;
  className?: string;
}

export function PopoverContent({
  label,
  children,
  className,
  side = "bottom",
  align = "start",
  anchor,
  ...props
}: PopoverContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner
        side={side}
        align={align}
        anchor={anchor}
        sideOffset={4}
        collisionPadding={8}
        className={POSITIONER_STYLE}
      >
        <Base.Popup
          {...props}
          aria-label={label}
          className={cn(
            POPUP_STYLE,
            "max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-y-auto p-3",
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
