"use client";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { useAddress } from "@/components/filters/address";
import { useRangeLabel, zoneWords } from "@/components/filters/date/range-words";
import type { HistoryMode } from "@/components/filters/history";
import {
  type AuditSearch,
  auditZone,
  changeAuditAddress,
  RECORDS_A_PAGE,
  readAuditSearch,
} from "@/lib/audit/audit-search";
import { withoutParameter } from "@/lib/url/vocabulary";

export type UpdateAudit = (
  patch: Partial<AuditSearch>,
  options?: { history?: HistoryMode },
) => void;

/**
 * The address as a search, and the way to change it.
 * @param now epoch ms
 */
export function useAuditSearch(now: number) {
  const { query, change } = useAddress();
  const { search, problems } = useMemo(
    () => readAuditSearch(new URLSearchParams(query), now),
    [query, now],
  );
  const update = useCallback<UpdateAudit>(
    (patch, { history = "push" } = {}) =>
      change((params) => changeAuditAddress(params, patch), history),
    [change],
  );
  const remove = useCallback(
    (parameter: string) => {
      // A list keeps its good values.
      const action = parameter === "action" ? search.action : [];
      change((params) => {
        const rest = withoutParameter(params, parameter);
        return action.length > 0 ? changeAuditAddress(rest, { action }) : rest;
      }, "push");
    },
    [search, change],
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
