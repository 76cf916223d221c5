"use client";
import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { createLoader, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { useRangeLabel, zoneWords } from "@/components/filters/date/range-words";
import { type HistoryMode, removeParameter } from "@/components/filters/history";
import {
  type AuditSearch,
  auditPatch,
  auditQueryString,
  auditSearchParsers,
  auditZone,
  RECORDS_A_PAGE,
  readAuditSearch,
} from "@/lib/audit/audit-search";

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
    const isWritten = auditQueryString(loadSearch(params)) === auditQueryString(chosen);
    return isWritten ? address : { ...address, search: chosen };
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
      const value = parameter === "action" && search.action.length > 0 ? search.action : null;
      void setParams({ [parameter]: value }, { history: "push" });
    },
    [search, setParams],
  );
  return { search, problems, update, remove };
}

export interface AuditChip {
  key: string;
  /** The filter that edits it; null where there is no control. */
  control: string | null;
  label: string;
  value: string;
  /** The change that takes it away. */
  patch: Partial<AuditSearch>;
}

const NO_CONTROL = new Set(["tz", "size"]);

/** Everything that a search asks for beyond the defaults, in words. */
export function useAuditChips(search: AuditSearch, now: number): AuditChip[] {
  const t = useTranslations("audit");
  const locale = useLocale();
  const rangeLabel = useRangeLabel();
  const chip = (
    parameter: "at" | "tz" | "action" | "user" | "job" | "size",
    value: string,
    patch: Partial<AuditSearch>,
  ): AuditChip => ({
    key: `${parameter}:${value}`,
    control: NO_CONTROL.has(parameter) ? null : parameter,
    label: t(`filter.${parameter}`),
    value,
    patch,
  });
  const { at, tz, action, user, job, size } = search;
  const zone = auditZone(search);
  return [
    ...(at ? [chip("at", rangeLabel(at, { zone, now }), { at: null, tz: null })] : []),
    ...(tz && !at ? [chip("tz", zoneWords(tz, locale, now), { tz: null })] : []),
    ...action.map((one) =>
      chip("action", t(`action.${one}`), { action: action.filter((other) => other !== one) }),
    ),
    ...(user === null ? [] : [chip("user", user, { user: null })]),
    ...(job === null ? [] : [chip("job", job, { job: null })]),
    ...(size === RECORDS_A_PAGE ? [] : [chip("size", String(size), { size: RECORDS_A_PAGE })]),
  ];
}
