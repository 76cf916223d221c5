"use client";
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from "react";

const BOARD = "[data-board]";
const LANE = "[data-lane]";
const STOP = "[data-stop]";
const VISIT = "[data-job-link]";

/**
 * What everything in a board that takes the focus is given. The board is one stop of the Tab key: the arrow
 * keys move within a lane and between lanes, and Tab comes back to where the focus was.
 */
export const STOP_PROPS = {
  "data-stop": "",
  tabIndex: -1,
  onFocus: (event: FocusEvent<HTMLElement>) => holdTabStop(event.currentTarget),
  onKeyDown: moveFocus,
};

/** Keeps one stop of a board within reach of the Tab key, whichever come and go. */
export function useTabStop(board: RefObject<HTMLElement | null>): void {
  // The outside system is the document: a key that moves the focus renders nothing.
  useEffect(() => {
    const stops = board.current?.querySelectorAll<HTMLElement>(STOP);
    const [held] = [...(stops ?? [])].filter(({ tabIndex }) => tabIndex === 0);
    const first = board.current?.querySelector<HTMLElement>(`${STOP}${VISIT}`);
    const stop = held ?? first ?? stops?.[0];
    if (stop) stop.tabIndex = 0;
  });
}

/** Moves the focus to the next visit that clashes, around the end; false where there is none. */
export function focusNextClash(): boolean {
  const clashes = [...document.querySelectorAll<HTMLElement>(`${BOARD} [data-clash]`)].filter(
    (clash) => clash.getClientRects().length > 0,
  );
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? clashes.indexOf(focused) : -1;
  const next = clashes[at + 1] ?? clashes[0];
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return next !== undefined;
}

function holdTabStop(stop: HTMLElement): void {
  for (const other of stop.closest(BOARD)?.querySelectorAll<HTMLElement>(STOP) ?? []) {
    if (other !== stop && other.tabIndex === 0) other.tabIndex = -1;
  }
  stop.tabIndex = 0;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const target = neighbour(event.currentTarget, event.key);
  if (target === null) return;
  event.preventDefault();
  target?.focus();
}

/** Where a key leads from a stop: undefined at an edge, null for a key that leads nowhere. */
function neighbour(stop: HTMLElement, key: string): HTMLElement | undefined | null {
  const lane = stop.closest<HTMLElement>(LANE);
  if (lane === null) return null;
  const own = stopsOf(lane);
  const index = own.indexOf(stop);
  switch (key) {
    case "ArrowRight":
      return own[index + 1];
    case "ArrowLeft":
      return own[index - 1];
    case "Home":
      return own[0];
    case "End":
      return own.at(-1);
    case "ArrowDown":
      return nearestIn(lane, 1, stop);
    case "ArrowUp":
      return nearestIn(lane, -1, stop);
    default:
      return null;
  }
}

/** The stop of the next lane that stands nearest below or above; of visits one of visits, where there are any. */
function nearestIn(lane: HTMLElement, step: 1 | -1, stop: HTMLElement): HTMLElement | undefined {
  const lanes = [...(lane.closest(BOARD)?.querySelectorAll<HTMLElement>(LANE) ?? [])];
  const from = stop.getBoundingClientRect().left;
  const distance = (other: HTMLElement) => Math.abs(other.getBoundingClientRect().left - from);
  const stops = stopsOf(lanes[lanes.indexOf(lane) + step]);
  const alike = stops.filter((other) => other.matches(VISIT) === stop.matches(VISIT));
  const nearest = (of: readonly HTMLElement[]) =>
    of.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest(alike) ?? nearest(stops);
}

function stopsOf(lane: HTMLElement | undefined): HTMLElement[] {
  return [...(lane?.querySelectorAll<HTMLElement>(STOP) ?? [])];
}
