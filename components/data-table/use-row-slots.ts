"use client";

import { useState } from "react";
import { assignSlots, type RowSlot } from "./row-slots";

/** The key of each row, in their order: `assignSlots` over all that was shown in this place. */
export function useRowSlots(ids: readonly string[]): readonly RowSlot[] {
  const [slots, setSlots] = useState(() => assignSlots([], ids));
  const same = slots.length === ids.length && slots.every(({ id }, index) => id === ids[index]);
  if (same) return slots;
  const next = assignSlots(slots, ids);
  setSlots(next);
  return next;
}
