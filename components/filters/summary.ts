export interface Summary {
  /** Named in full. */
  shown: readonly string[];
  /** How many more there are. */
  more: number;
}

/**
 * The values of a filter, short enough for a button.
 * @param room characters for all values together; the first one is always named
 */
export function summarise(labels: readonly string[], room = 24): Summary {
  const shown: string[] = [];
  let used = 0;
  for (const label of labels) {
    used += label.length + 2;
    if (shown.length > 0 && used > room) break;
    shown.push(label);
  }
  return { shown, more: labels.length - shown.length };
}
