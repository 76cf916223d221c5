import "server-only";
import type { Random } from "@/lib/server/simulator/random";

/** Picks in proportion to the weights: an item of weight 2 comes twice as often as one of weight 1. */
export function weightedPicker<T extends { weight: number }>(
  items: readonly T[],
): (random: Random) => T {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  return (random) => {
    let left = random.next() * total;
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return random.pick(items);
  };
}
