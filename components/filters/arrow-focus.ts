import type { KeyboardEvent } from "react";

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
