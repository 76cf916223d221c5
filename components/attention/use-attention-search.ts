"use client";
import { useSearchParams } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type HistoryMode, removeParameter } from "@/components/filters/history";
import {
  type AttentionSearch,
  attentionParsers,
  readAttention,
} from "@/lib/attention/attention-search";

export type UpdateAttention = (
  patch: Partial<AttentionSearch>,
  options?: { history?: HistoryMode },
) => void;

/** What goes back to the beginning when something else is asked for. */
const ANEW = { page: 1, job: null, show: "open" } as const;

/** The address as what is looked at, and the way to change it. There is no other copy of it. */
export function useAttentionSearch() {
  const params = useSearchParams();
  const [search, setValues] = useQueryStates(attentionParsers);
  const problems = useMemo(() => readAttention(new URLSearchParams(params)).problems, [params]);
  const update = useCallback<UpdateAttention>(
    (patch, { history = "push" } = {}) => {
      const asksAnew = "queue" in patch || "store" in patch || "scope" in patch || "show" in patch;
      void setValues(asksAnew ? { ...ANEW, ...patch } : patch, { history });
    },
    [setValues],
  );
  const remove = useCallback(
    (parameter: string) => {
      if (!Object.hasOwn(attentionParsers, parameter)) return removeParameter(parameter);
      void setValues({ [parameter]: null }, { history: "push" });
    },
    [setValues],
  );
  return { search, problems, update, remove };
}
