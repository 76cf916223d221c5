"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListFilter } from "@/components/filters/list-filter";
import type { Suggestion } from "@/components/filters/suggestion-list";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useProblemText } from "@/components/shared/problem/search-problems";
import { useStoreLabels } from "@/components/shared/store-labels";
import { LIST_KINDS } from "@/lib/jobs/lookup/lookup-result";
import { FILTERS, type ValuesFilterName } from "@/lib/search/filters";
import { checkValue, readValues } from "@/lib/search/pasted-values";
import type { JobFilterProps } from "./filter-bar-context";

interface ValuesFilterProps extends JobFilterProps {
  filter: ValuesFilterName;
}

/** A list of ids or words that people type, paste, or pick from those that are known. */
export function ValuesFilter({ filter, search, update, onLookup }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
  const suggestions = useSuggestions(filter);

  function oneForm(text: string): string {
    const reading = FILTERS[filter].readItem(text);
    const value = "item" in reading ? reading.item : text;
    const named = suggestions.find(
      ({ label }) => filter === "store" && label?.toLowerCase() === value.toLowerCase(),
    );
    return named?.value ?? value;
  }

  return (
    <ListFilter
      id={filter}
      label={t(`name.${filter}`)}
      noun={t(`noun.${filter}`)}
      placeholder={t(`example.${filter}`)}
      values={search[filter]}
      limit={FILTERS[filter].limit}
      check={(value) => {
        const problem = checkValue(filter, value);
        return problem && problemText(problem);
      }}
      normalise={oneForm}
      read={(text) => readValues(filter, text)}
      showsValues={filter === "asin"}
      suggestions={suggestions}
      overflow={
        LIST_KINDS.some((kind) => kind === filter)
          ? {
              label: (count) => t("lookUpAll", { count }),
              onOpen: (ids) => onLookup(ids, search.marketplace),
            }
          : undefined
      }
      onChange={(values) => update({ [filter]: values })}
    />
  );
}

/** Values to pick from where any may be typed: those with a name, then those that results held. */
function useSuggestions(filter: ValuesFilterName): readonly Suggestion[] {
  const t = useTranslations("filters.jobs.source");
  const labels = useStoreLabels();
  const { stores, asins, skills } = useSeenValues();
  const [named, seen] = [t("named"), t("seen")];
  return useMemo(() => {
    switch (filter) {
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
  }, [filter, labels, stores, asins, skills, named, seen]);
}
