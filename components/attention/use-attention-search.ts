"use client";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type AttentionSearch, attentionParsers } from "@/lib/attention/attention-search";

export type UpdateAttention = (
  patch: Partial<AttentionSearch>,
  options?: { history?: "push" | "replace" },
) => void;

/** What goes back to the beginning when something else is asked for. */
const ANEW = { page: 1, job: null, show: "open" } as const;

/** The address as what is looked at, and the way to change it. There is no other copy of it. */
export function useAttentionSearch(): { search: AttentionSearch; update: UpdateAttention } {
  const [values, setValues] = useQueryStates(attentionParsers);
  const search = useMemo<AttentionSearch>(() => values, [values]);
  const update = useCallback<UpdateAttention>(
    (patch, { history = "push" } = {}) => {
      const asksAnew = "queue" in patch || "store" in patch || "scope" in patch || "show" in patch;
      void setValues(asksAnew ? { ...ANEW, ...patch } : patch, { history });
    },
    [setValues],
  );
  return { search, update };
}
