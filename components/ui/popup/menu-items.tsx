"use client";

import type { ComponentProps } from "react";
import { usePopupParts } from "./lazy-popup";
import { type MenuParts, menu } from "./menu";

/** `value`, `onValueChange(value)`: holds `MenuRadioItem`s. */
export function MenuRadioGroup(props: ComponentProps<MenuParts["MenuRadioGroup"]>) {
  const { MenuRadioGroup: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuItem(props: ComponentProps<MenuParts["MenuItem"]>) {
  const { MenuItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

/** An entry that navigates; give `render={<Link href="…" />}`. */
export function MenuLinkItem(props: ComponentProps<MenuParts["MenuLinkItem"]>) {
  const { MenuLinkItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

/** One choice of a `MenuRadioGroup`. */
export function MenuRadioItem(props: ComponentProps<MenuParts["MenuRadioItem"]>) {
  const { MenuRadioItem: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuLabel(props: ComponentProps<MenuParts["MenuLabel"]>) {
  const { MenuLabel: Part } = usePopupParts(menu);
  return <Part {...props} />;
}

export function MenuSeparator() {
  const { MenuSeparator: Part } = usePopupParts(menu);
  return <Part />;
}
