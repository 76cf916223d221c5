"use client";
import {
  type ComponentProps,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";
import type { Side } from "./popup-position";
import { withProps } from "./popup-trigger";

const popup = lazyCode(() => import("./tooltip-popup").then((module) => module.TooltipPopup));

let planned = false;

/** Once for all tooltips of a page, which are many. */
function loadPopupWhenIdle(): void {
  if (planned) return;
  planned = true;
  whenIdle(popup.load);
}

const DELAY_MS = 500;
/** This soon after one tooltip the next shows at once. */
const NEXT_MS = 400;

let leftAt = Number.NEGATIVE_INFINITY;

/** How long the pointer rests before a tooltip shows, in ms. `now` is an event's time stamp. */
export function tooltipDelay(now: number): number {
  return now - leftAt < NEXT_MS ? 0 : DELAY_MS;
}

/** The pointer leaves what a shown tooltip explains. `now` is the event's time stamp. */
export function markTooltipLeft(now: number): void {
  leftAt = now;
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

  // The outside system is the network.
  useEffect(loadPopupWhenIdle, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const handlers: ComponentProps<"button"> = {
    onPointerEnter: ({ pointerType, currentTarget, timeStamp }) => {
      if (pointerType === "touch") return;
      popup.load();
      later(() => setAnchor(currentTarget), anchor ? 0 : tooltipDelay(timeStamp));
    },
    onPointerLeave: ({ timeStamp }) => {
      if (anchor) markTooltipLeft(timeStamp);
      later(hide, GRACE_MS);
    },
    onPointerDown: hide,
    onFocus: ({ target, currentTarget }) => {
      if (!target.matches(":focus-visible")) return;
      popup.load();
      setAnchor(currentTarget);
    },
    onBlur: hide,
  };
  return (
    <>
      {withProps(children, handlers)}
      {anchor ? (
        <LazyPart
          code={popup}
          props={{
            ...{ anchor, side, text, shortcut },
            onPointerEnter: () => clearTimeout(timer.current),
            onPointerLeave: () => later(hide, GRACE_MS),
            onDismiss: hide,
          }}
        />
      ) : null}
    </>
  );
}
