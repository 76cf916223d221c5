"use client";

import type { Dialog as Base } from "@base-ui/react/dialog";
import type { ComponentProps } from "react";
import { lazyCode } from "@/components/ui/lazy-code";
import type { DialogContentProps } from "./dialog-parts";
import { LazyPopup, type PopupProps, popupKind, usePopup, usePopupParts } from "./lazy-popup";
import { PopupTrigger, type PopupTriggerProps } from "./popup-trigger";

const dialog = popupKind(
  "dialog",
  lazyCode(() => import("./dialog-parts")),
);

/** Root: `open`, `onOpenChange(open)`, `needs`. */
export function Dialog(props: PopupProps) {
  return <LazyPopup {...props} kind={dialog} />;
}

/** Renders a bare button; give `render={<Button />}` to style it. */
export function DialogTrigger(props: PopupTriggerProps) {
  return <PopupTrigger {...props} kind={dialog} />;
}

/** A modal dialog: centred, on phones a sheet at an edge. */
export function DialogContent(props: DialogContentProps) {
  const { parts, wiring } = usePopup(dialog);
  return parts && <parts.DialogPopup {...props} wiring={wiring} />;
}

/** Closes the dialog; give `render={<Button />}` to style it. */
export function DialogClose(props: ComponentProps<typeof Base.Close>) {
  const { DialogClose: Close } = usePopupParts(dialog);
  return <Close {...props} />;
}
