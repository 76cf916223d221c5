"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRangeLabel } from "@/components/filters/use-range-label";
import { zoneWords } from "@/components/filters/zone-words";
import { type AuditSearch, RECORDS_A_PAGE } from "@/lib/audit/audit-search";
import { auditZone } from "@/lib/audit/search-params";

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
