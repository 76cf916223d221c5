"use client";

import { useCallback } from "react";
import { useAddress } from "@/components/filters/address";
import type { HistoryMode } from "@/components/filters/history";

/** One parameter of the address, and the way to change it; null takes it away. */
export function useAddressParam(
  name: string,
): [value: string | null, change: (value: string | null, history?: HistoryMode) => void] {
  const { query, change } = useAddress();
  const set = useCallback(
    (value: string | null, history: HistoryMode = "push") =>
      change((before) => {
        const params = new URLSearchParams(before);
        if (value === null) params.delete(name);
        else params.set(name, value);
        return params;
      }, history),
    [change, name],
  );
  return [new URLSearchParams(query).get(name) || null, set];
}
