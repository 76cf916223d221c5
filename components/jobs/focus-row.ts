/** Moves the focus to the link of the next or previous row; from outside, to the first or last. */
export function focusRow(direction: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const target = current < 0 ? rows.at(direction === 1 ? 0 : -1) : rows[current + direction];
  target?.querySelector("a")?.focus();
}
