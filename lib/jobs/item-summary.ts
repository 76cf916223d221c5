import type { AssociatedItem } from "./job";

export type ItemSummary = {
  state: "delivered" | "partly" | "shipped" | "notShipped" | "cancelled" | "unknown";
  /** Units that still count: cancelled ones only where nothing else is left. */
  count: number;
  delivered: number;
};

/** What has become of the goods that a job needs; null where Amazon names none. */
export function itemSummary(items: readonly AssociatedItem[] | undefined): ItemSummary | null {
  if (!items || items.length === 0) return null;
  const live = items.filter((item) => item.itemStatus !== "CANCELLED");
  if (live.length === 0) return { state: "cancelled", count: unitsOf(items), delivered: 0 };
  const count = unitsOf(live);
  const delivered = unitsOf(live.filter((item) => item.itemStatus === "DELIVERED"));
  return { state: stateOf(live, count, delivered), count, delivered };
}

function stateOf(
  live: readonly AssociatedItem[],
  count: number,
  delivered: number,
): ItemSummary["state"] {
  if (delivered === count) return "delivered";
  if (delivered > 0) return "partly";
  if (live.every((item) => item.itemStatus === "ACTIVE")) return "notShipped";
  return live.every((item) => item.itemStatus === "SHIPPED" || item.itemStatus === "ACTIVE")
    ? "shipped"
    : "unknown";
}

function unitsOf(items: readonly AssociatedItem[]): number {
  return items.reduce((sum, item) => sum + (item.quantity ?? 1), 0);
}
