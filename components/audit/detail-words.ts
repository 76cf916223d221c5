"use client";
import { useLocale, useMessages, useTranslations } from "next-intl";
import { useMarketplaceName } from "@/components/shared/words";
import { isRole } from "@/lib/access/permissions";
import type { AuditDetails } from "@/lib/audit/audit-record";

/** Says one part of a record in the reader's language. */
type SayDetail = (key: string, value: string) => string;

/** In what order they are written; the database keeps none. What is not named comes after these. */
const ORDER = [
  "route",
  "needs",
  "repeats",
  "marketplace",
  "asked",
  "found",
  "order",
  "productOrder",
  "tracking",
  "job",
  "missing",
  "malformed",
  "failed",
  "format",
  "rows",
  "after",
  "outcome",
  "appointment",
  "resource",
  "block",
  "reservation",
  "type",
  "day",
  "from",
  "to",
  "before",
  "technicians",
  "count",
  "parts",
  "bytes",
  "sha256",
  "ranges",
  "until",
  "reasonCode",
  "payer",
  "upstreamStatus",
  "upstreamCodes",
  "warnings",
  "requestId",
  "action",
  "sessions",
  "person",
  "by",
  "mode",
  "marketplaces",
  "store",
  "provider",
  "rolesClaim",
  "viewers",
  "managers",
  "admins",
  "actions",
];

/** The fingerprint goes last, whatever else there is. */
function rankOf(key: string): number {
  if (key === "fingerprint") return ORDER.length + 1;
  const rank = ORDER.indexOf(key);
  return rank < 0 ? ORDER.length : rank;
}

/** What a record says, part by part; the search of an export is a link, not words. */
export function detailWords(details: AuditDetails, say: SayDetail): string[] {
  const { stage, export: mark, search: _, end, ...rest } = details;
  return [
    ...(stage === undefined ? [] : [say(String(stage), "")]),
    ...Object.entries(rest)
      .filter(([key, value]) => value !== "" && !(key === "after" && value === 0))
      .toSorted(([one], [other]) => rankOf(one) - rankOf(other))
      .map(([key, value]) => say(key, String(value))),
    ...(end === undefined ? [] : [endWords(String(end), say)]),
    ...(mark === undefined ? [] : [say("export", String(mark))]),
  ];
}

function endWords(end: string, say: SayDetail): string {
  return end === "complete" || end === "unfinished" ? say(end, "") : say("incomplete", end);
}

/** The address of the list of an export; null where the record names none. */
export function listHref({ search }: AuditDetails): string | null {
  if (typeof search !== "string") return null;
  return search === "" ? "/jobs" : `/jobs?${search}`;
}

/** The details of a record in words; what no translation knows goes by its own name. */
export function useDetailWords(): (details: AuditDetails) => string[] {
  const t = useTranslations("audit.detail");
  const tRole = useTranslations("layout.user.role");
  const marketplaceName = useMarketplaceName();
  const locale = useLocale();
  const known = useMessages().audit.detail;

  function plain(key: string, value: string): string {
    if (key === "needs" && isRole(value)) return tRole(value);
    if (key === "marketplace" || key === "marketplaces") {
      return value
        .split(",")
        .map((id) => marketplaceName(id) ?? id)
        .join(", ");
    }
    return /^\d{1,15}$/u.test(value) ? Number(value).toLocaleString(locale) : value;
  }

  const isKnown = (key: string): key is keyof typeof known => Object.hasOwn(known, key);

  return (details) =>
    detailWords(details, (key, value) =>
      isKnown(key) && key !== "other"
        ? t(key, { value: plain(key, value) })
        : t("other", { name: key, value: plain(key, value) }),
    );
}
