"use client";

import { lazyCode } from "@/components/ui/lazy-code";
import { LazyPopup, type PopupProps, popupKind, usePopup } from "./lazy-popup";
import type { MenuContentProps } from "./menu-parts";
import { PopupTrigger, type PopupTriggerProps } from "./popup-trigger";

export type MenuParts = typeof import("./menu-parts");

export const menu = popupKind(
  "menu",
  lazyCode(() => import("./menu-parts")),
);

/** Root: `open`, `onOpenChange(open)`, `needs`. */
export function Menu(props: PopupProps) {
  return <LazyPopup {...props} kind={menu} />;
}

/** Renders a bare button; give `render={<Button />}` to style it. */
export function MenuTrigger(props: PopupTriggerProps) {
  return <PopupTrigger {...props} kind={menu} />;
}

/** Stands after the trigger. */
export function MenuContent(props: MenuContentProps) {
  const { parts, wiring } = usePopup(menu);
  return parts && <parts.MenuPopup {...props} wiring={wiring} />;
}
