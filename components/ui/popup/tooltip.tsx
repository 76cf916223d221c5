"use client";
import {
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { Kbd } from "@/components/ui/kbd";
import { movePopupBeside, type Side } from "./popup-position";
import { withProps } from "./popup-trigger";

const DELAY_MS = 500;
/** This soon after one tooltip the next shows at once. */
const NEXT_MS = 400;

let dismissShown: (() => void) | null = null;
let leftAt = Number.NEGATIVE_INFINITY;

/** How long the pointer rests before a tooltip shows, in ms. `now` is an event's time stamp. */
export function tooltipDelay(now: number): number {
  return now - leftAt < NEXT_MS ? 0 : DELAY_MS;
}

/** The pointer leaves what a shown tooltip explains. `now` is the event's time stamp. */
export function markTooltipLeft(now: number): void {
  leftAt = now;
}

/** One tooltip at a time: takes the one before away. Returns what to call when this one goes. */
export function showAlone(dismiss: () => void): () => void {
  dismissShown?.();
  dismissShown = dismiss;
  return () => {
    if (dismissShown === dismiss) dismissShown = null;
  };
}

export type TooltipSide = Side;

interface TooltipProps {
  text: ReactNode;
  shortcut?: string;
  side?: TooltipSide;
  /** The element it explains, focusable, so that the keyboard reaches the tooltip too. */
  children: ReactElement<object>;
}

/** As long as it takes from what is explained to the tooltip across the gap between them. */
const GRACE_MS = 100;

/** Explains what is already named: it never carries the only copy of a fact. */
export function Tooltip({ text, shortcut, side = "bottom", children }: TooltipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const hide = () => {
    clearTimeout(timer.current);
    setAnchor(null);
  };
  const later = (task: () => void, delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(task, delay);
  };

  useEffect(() => () => clearTimeout(timer.current), []);

  const handlers: ComponentProps<"button"> = {
    onPointerEnter: ({ pointerType, currentTarget, timeStamp }) => {
      if (pointerType === "touch") return;
      later(() => setAnchor(currentTarget), anchor ? 0 : tooltipDelay(timeStamp));
    },
    onPointerLeave: ({ timeStamp }) => {
      if (anchor) markTooltipLeft(timeStamp);
      later(hide, GRACE_MS);
    },
    onPointerDown: hide,
    onFocus: ({ target, currentTarget }) => {
      if (target.matches(":focus-visible")) setAnchor(currentTarget);
    },
    onBlur: hide,
  };
  return (
    <>
      {withProps(children, handlers)}
      {anchor
        ? createPortal(
            <TooltipPopup
              anchor={anchor}
              side={side}
              onPointerEnter={() => clearTimeout(timer.current)}
              onPointerLeave={() => later(hide, GRACE_MS)}
              onDismiss={hide}
            >
              <span>{text}</span>
              {shortcut ? <Kbd inverted>{shortcut}</Kbd> : null}
            </TooltipPopup>,
            document.body,
          )
        : null}
    </>
  );
}

interface TooltipPopupProps extends ComponentProps<"div"> {
  anchor: HTMLElement;
  side: TooltipSide;
  onDismiss: () => void;
}

function TooltipPopup({ anchor, side, onDismiss, ...props }: TooltipPopupProps) {
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

  return (
    <div
      {...props}
      ref={popup}
      // What it explains already says it to assistive technology.
      aria-hidden
      className="fixed top-0 left-0 z-60 flex w-max max-w-72 items-center gap-2 rounded-md bg-fg px-2 py-1 text-xs text-canvas shadow-popup transition-opacity duration-100 starting:opacity-0 print:hidden"
    />
  );
}
