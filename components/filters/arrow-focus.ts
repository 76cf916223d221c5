"use client";
import { type KeyboardEvent, useState } from "react";

type Step = (index: number, last: number) => number;

const on: Step = (index, last) => Math.min(index + 1, last);
const back: Step = (index) => Math.max(index - 1, 0);
const ENDS: Record<string, Step> = { Home: () => 0, End: (_, last) => last };
const STEPS: Record<"down" | "across", Record<string, Step>> = {
  down: { ArrowDown: on, ArrowUp: back, ...ENDS },
  across: { ArrowRight: on, ArrowLeft: back, ...ENDS },
};

/**
 * Moves focus among the elements of a list with the arrow keys, Home and End; Tab works as ever.
 * @param selector what of the list takes focus
 * @param way how the list runs on the screen
 */
export function arrowFocus(
  event: KeyboardEvent<HTMLElement>,
  selector: string,
  way: keyof typeof STEPS = "down",
): void {
  const step = STEPS[way][event.key];
  if (!step) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const index = stops.findIndex((stop) => stop.matches(":focus"));
  if (index === -1) return;
  event.preventDefault();
  stops[step(index, stops.length - 1)]?.focus();
}

/**
 * The option of a list that Enter in its field picks, or -1: the arrow keys go through `count`
 * options while the focus stays in the field.
 * @param onEnter called with the index
 */
export function useActiveOption(count: number, onEnter: (index: number) => void) {
  const [chosen, setChosen] = useState(-1);
  const index = chosen < count ? chosen : -1;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen(Math.max(-1, Math.min(index + step, count - 1)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      onEnter(index);
    }
  }

  return { index, reset: () => setChosen(-1), onKeyDown };
}

/**
 * Moves focus to the remove button of the chip beside the one at `index`, which is about to go.
 * @returns whether there was one
 */
export function focusNeighbour(list: HTMLElement | null, index: number): boolean {
  const chips = [...(list?.children ?? [])];
  const neighbour = chips[index + 1] ?? chips[index - 1];
  const button = neighbour?.querySelector<HTMLElement>("button:last-of-type");
  button?.focus();
  return button != null;
}
