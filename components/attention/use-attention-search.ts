"use client";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import type { HistoryMode } from "@/components/filters/history";
import {
  type AttentionSearch,
  changeAttentionAddress,
  readAttention,
  withoutStrangeAttention,
} from "@/lib/attention/attention-search";

export type UpdateAttention = (
  patch: Partial<AttentionSearch>,
  options?: { history?: HistoryMode },
) => void;

/** The address as what is looked at, and the way to change it. There is no other copy of it. */
export function useAttentionSearch() {
  const { query, change } = useAddress();
  const { search, problems } = useMemo(() => readAttention(new URLSearchParams(query)), [query]);
  const update = useCallback<UpdateAttention>(
    (patch, { history = "push" } = {}) =>
      change((params) => changeAttentionAddress(params, patch), history),
    [change],
  );
  const remove = useCallback(
    (parameter: string) => change((params) => withoutStrangeAttention(params, parameter), "push"),
    [change],
  );
  return { search, problems, update, remove };
}
