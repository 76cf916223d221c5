"use client";
import { useState } from "react";

/** A row and the slot that it is drawn into. */
type RowSlot = { id: string; slot: number };

/**
 * Gives each row a slot, the key under which React draws it. A row that was there before keeps its
 * slot; new ones take over what has become free, from the top. So a page that is turned rewrites the
 * rows that stand there, which costs half of making new ones, and a row that only moves stays itself.
 */
export function assignSlots(before: readonly RowSlot[], ids: readonly string[]): RowSlot[] {
  const taken = new Map(before.map(({ id, slot }) => [id, slot]));
  const wanted = new Set(ids);
  const free = before.filter(({ id }) => !wanted.has(id)).map(({ slot }) => slot);
  let next = Math.max(-1, ...before.map(({ slot }) => slot)) + 1;
  return ids.map((id) => {
    const slot = taken.get(id) ?? free.shift() ?? next++;
    taken.delete(id);
    return { id, slot };
  });
}

/** The key of each row, in their order: `assignSlots` over all that this table has shown. */
export function useRowSlots(ids: readonly string[]): readonly RowSlot[] {
  const [slots, setSlots] = useState(() => assignSlots([], ids));
  const same = slots.length === ids.length && slots.every(({ id }, index) => id === ids[index]);
  if (same) return slots;
  const next = assignSlots(slots, ids);
  setSlots(next);
  return next;
}
