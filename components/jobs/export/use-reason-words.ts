"use client";

import { useTranslations } from "next-intl";

const REASONS = [
  "rejected",
  "access",
  "credentials",
  "not_found",
  "throttled",
  "unavailable",
  "timeout",
  "invalid_answer",
  "count_differs",
  "stopped",
  "left",
  "connection",
  "disk",
  "unreadable",
  "rows_differ",
] as const;

/** Why a file is not whole, in words; a reason that nobody has heard of yet is shown as it came. */
export function useReasonWords(): (reason: string) => string {
  const t = useTranslations("export.reason");
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known === undefined ? reason : t(known);
  };
}
