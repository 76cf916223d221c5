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
