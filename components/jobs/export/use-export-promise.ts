"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { quotaQuery } from "@/lib/jobs/quota-query";
import { estimateSeconds } from "./estimate";
import { useDurationWords } from "./use-duration-words";

/** How many jobs an export will hold and how long it will take, as far as that can be known. */
export function useExportPromise(total: number | null, open: boolean): string {
  const t = useTranslations("export");
  const durationWords = useDurationWords();
  const quota = useQuery({ ...quotaQuery(), enabled: open }).data;
  if (total === null) return t("countUnknown");
  const count = t("count", { total });
  if (total === 0 || quota === undefined) return count;
  const estimate = t("estimate", { duration: durationWords(estimateSeconds(total, quota)) });
  return t("promise", { count, estimate });
}
