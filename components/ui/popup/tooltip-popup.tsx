"use client";
import {
  type ComponentProps,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { createPortal } from "react-dom";
import { Kbd } from "@/components/ui/kbd";
import { movePopupBeside, type Side } from "./popup-position";

let dismissShown: (() => void) | null = null;

/** One tooltip at a time: takes the one before away. Returns what to call when this one goes. */
export function showAlone(dismiss: () => void): () => void {
  dismissShown?.();
  dismissShown = dismiss;
  return () => {
    if (dismissShown === dismiss) dismissShown = null;
  };
}

export interface TooltipPopupProps
  extends Pick<ComponentProps<"div">, "onPointerEnter" | "onPointerLeave"> {
  text: ReactNode;
  shortcut?: string;
  anchor: HTMLElement;
  side: Side;
  onDismiss: () => void;
}

export function TooltipPopup({
  text,
  shortcut,
  anchor,
  side,
  onDismiss,
  ...props
}: TooltipPopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  const dismiss = useEffectEvent(onDismiss);

  // The outside system is the layout of the page.
  useLayoutEffect(() => {
    const move = () => popup.current && movePopupBeside(popup.current, anchor, side);
    move();
    window.addEventListener("scroll", move, true);
    window.addEventListener("resize", move);
    return () => {
      window.removeEventListener("scroll", move, true);
      window.removeEventListener("resize", move);
    };
  }, [anchor, side]);

  // The outside system is the other tooltips and the keyboard.
  useEffect(() => {
    const release = showAlone(() => dismiss());
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") dismiss();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => {
      release();
      document.removeEventListener("keydown", onKeyDown, true);
    };
  }, []);

  return createPortal(
    <div
      {...props}
      ref={popup}
      // What it explains already says it to assistive technology.
      aria-hidden
      className="fixed top-0 left-0 z-60 flex w-max max-w-72 items-center gap-2 rounded-md bg-fg px-2 py-1 text-xs text-canvas shadow-popup transition-opacity duration-100 starting:opacity-0 print:hidden"
    >
      <span>{text}</span>
      {shortcut ? <Kbd inverted>{shortcut}</Kbd> : null}
    </div>,
    document.body,
  );
}
