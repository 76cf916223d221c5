"use client";

/** To the next or to the previous one. */
export type StepDirection = 1 | -1;

/** Moves the focus to the link of the next or previous row; from outside, to the first or last. */
export function focusRow(direction: StepDirection): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const target = current < 0 ? rows.at(direction === 1 ? 0 : -1) : rows[current + direction];
  target?.querySelector("a")?.focus();
}

/** Where the rows have become others, a focus among them begins anew: at the first one. */
export function focusFirstRowAgain(): void {
  if (!document.activeElement?.closest("[data-row]")) return;
  document.querySelector<HTMLElement>("[data-row] a")?.focus({ preventScroll: true });
}
