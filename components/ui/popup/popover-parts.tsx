"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { PopupWiring } from "./lazy-popup";
import { POPUP_STYLE, POSITIONER_STYLE, TriggerHandover } from "./lazy-popup";

export interface PopoverContentProps
  extends Pick<ComponentProps<typeof Base.Positioner>, "side" | "align" | "anchor">,
    Pick<ComponentProps<typeof Base.Popup>, "initialFocus" | "finalFocus"> {
  /** Name of the dialog, for assistive technology. */
  label: string;
  /** Stays where it opened, whatever becomes of its anchor and its content. */
  still?: boolean;
  /** Class of the room that is kept free for what it will grow into. */
  reserve?: string;
  children: ReactNode;
  className?: string;
}

/** Beside its anchor it would cover the list. */
const STAY_ON_AXIS = { side: "flip", align: "shift", fallbackAxisSide: "none" } as const;

interface PopoverPopupProps extends PopoverContentProps {
  wiring: PopupWiring;
}

export function PopoverPopup({
  wiring,
  label,
  children,
  className,
  side = "bottom",
  align = "start",
  anchor,
  still = false,
  reserve,
  ...props
}: PopoverPopupProps) {
  return (
    <Base.Root {...wiring.state}>
      <TriggerHandover part={Base.Trigger} to={wiring.trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          anchor={anchor}
          sideOffset={4}
          collisionPadding={8}
          disableAnchorTracking={still}
          collisionAvoidance={STAY_ON_AXIS}
          className={cn(POSITIONER_STYLE, reserve && `pointer-events-none ${reserve}`)}
        >
          <Base.Popup
            {...props}
            aria-label={label}
            className={cn(
              POPUP_STYLE,
              "max-h-(--available-height) max-w-[calc(100vw-1rem)] overflow-y-auto p-3",
              reserve && "pointer-events-auto",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
