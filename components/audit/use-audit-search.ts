"use client";

import { useSearchParams } from "next/navigation";
import { createLoader, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type HistoryMode, removeParameter } from "@/components/filters/history";
import type { AuditSearch } from "@/lib/audit/audit-search";
import {
  auditPatch,
  auditQueryString,
  auditSearchParsers,
  readAuditSearch,
} from "@/lib/audit/search-params";

export type UpdateAudit = (
  patch: Partial<AuditSearch>,
  options?: { history?: HistoryMode },
) => void;

const loadSearch = createLoader(auditSearchParsers);

/**
 * The address as a search, and the way to change it. What was chosen counts at once, also while the
 * router still finds the time to hand it on.
 * @param now epoch ms
 */
export function useAuditSearch(now: number) {
  const params = useSearchParams();
  const [chosen, setParams] = useQueryStates(auditSearchParsers);
  const { search, problems } = useMemo(() => {
    const address = readAuditSearch(new URLSearchParams(params), now);
    const isTold = auditQueryString(loadSearch(params)) === auditQueryString(chosen);
    return isTold ? address : { ...address, search: chosen };
  }, [params, chosen, now]);
  const update = useCallback<UpdateAudit>(
    (patch, { history = "push" } = {}) => {
      // Only what changes: a parameter that cannot be read stays in the address until it is removed.
      void setParams((current) => auditPatch(current, patch), { history });
    },
    [setParams],
  );
  const remove = useCallback(
    (parameter: string) => {
      if (!Object.hasOwn(auditSearchParsers, parameter)) return removeParameter(parameter);
      const kept = parameter === "action" && search.action.length > 0 ? search.action : null;
      void setParams({ [parameter]: kept }, { history: "push" });
    },
    [search, setParams],
  );
  return { search, problems, update, remove };
}
