"use client";

import type { ComponentProps } from "react";
import { lazyCode } from "@/components/ui/lazy-code";
import { LazyPopup, type PopupProps, popupKind, usePopup, usePopupParts } from "./lazy-popup";
import type { MenuContentProps } from "./menu-parts";
import { PopupTrigger, type PopupTriggerProps } from "./popup-trigger";

type Parts = typeof import("./menu-parts");

const menu = popupKind(
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

/** `value`, `onValueChange(value)`: holds `MenuRadioItem`s. */
export function MenuRadioGroup(props: ComponentProps<Parts["MenuRadioGroup"]>) {
  const { MenuRadioGroup: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuItem(props: ComponentProps<Parts["MenuItem"]>) {
  const { MenuItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

/** An entry that navigates; give `render={<Link href="…" />}`. */
export function MenuLinkItem(props: ComponentProps<Parts["MenuLinkItem"]>) {
  const { MenuLinkItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

/** One choice of a `MenuRadioGroup`. */
export function MenuRadioItem(props: ComponentProps<Parts["MenuRadioItem"]>) {
  const { MenuRadioItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuLabel(props: ComponentProps<Parts["MenuLabel"]>) {
  const { MenuLabel: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuSeparator() {
  const { MenuSeparator: Part } = usePopupParts(menu);
  return <Part />;
}
