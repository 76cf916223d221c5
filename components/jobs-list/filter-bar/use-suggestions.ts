"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Suggestion } from "@/components/filters/suggestion";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useStoreLabels } from "@/components/shared/store-labels";
import type { ListParameter } from "@/lib/search/search-params";

/** Values to pick from where any may be typed: those with a name, then those that results held. */
export function useSuggestions(parameter: ListParameter): readonly Suggestion[] {
  const t = useTranslations("filters.jobs.source");
  const labels = useStoreLabels();
  const { stores, asins, skills } = useSeenValues();
  const [named, seen] = [t("named"), t("seen")];
  return useMemo(() => {
    switch (parameter) {
      case "store":
        return [
          ...[...labels]
            .map(([value, label]) => ({ value, label, source: named }))
            .sort((a, b) => a.label.localeCompare(b.label)),
          ...stores.filter((value) => !labels.has(value)).map((value) => ({ value, source: seen })),
        ];
      case "asin":
        return asins.map(({ asin, title }) => ({ value: asin, label: title, source: seen }));
      case "skill":
        return skills.map((value) => ({ value, source: seen }));
      default:
        return [];
    }
  }, [parameter, labels, stores, asins, skills, named, seen]);
}
