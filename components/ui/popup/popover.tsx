"use client";

import { lazyCode } from "@/components/ui/lazy-code";
import { LazyPopup, type PopupProps, popupKind, usePopup } from "./lazy-popup";
import type { PopoverContentProps } from "./popover-parts";
import { PopupTrigger, type PopupTriggerProps } from "./popup-trigger";

const popover = popupKind(
  "dialog",
  lazyCode(() => import("./popover-parts")),
);

/** Root: `open`, `onOpenChange(open)`, `needs`. */
export function Popover(props: PopupProps) {
  return <LazyPopup {...props} kind={popover} />;
}

/** Renders a bare button; give `render={<Button />}` to style it. */
export function PopoverTrigger(props: PopupTriggerProps) {
  return <PopupTrigger {...props} kind={popover} />;
}

/** Stands after the trigger. */
export function PopoverContent(props: PopoverContentProps) {
  const { parts, wiring } = usePopup(popover);
  return parts && <parts.PopoverPopup {...props} wiring={wiring} />;
}
