"use client";

import { useTranslations } from "next-intl";
import type { Mark } from "@/lib/jobs/changes/look";

/** What a mark says to the ear. */
export function useMarkWords(): (mark: Mark) => string {
  const t = useTranslations("radar");
  const column = useTranslations("jobs.columns");
  return (mark) => (mark === "new" ? t("new") : t("changed", { field: column(mark) }));
}
