import type { KeyboardEvent } from "react";

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Moves focus among the elements of a list with the arrow keys, Home and End; Tab works as ever.
 * @param selector what of the list takes focus
 */
export function arrowFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = STEPS[event.key];
  if (!step) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const index = stops.findIndex((stop) => stop.matches(":focus"));
  if (index === -1) return;
  event.preventDefault();
  stops[step(index, stops.length - 1)]?.focus();
}
