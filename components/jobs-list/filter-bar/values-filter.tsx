"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListFilter } from "@/components/filters/list/list-filter";
import type { Suggestion } from "@/components/filters/list/suggestion-list";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useStoreLabels } from "@/components/shared/store-labels";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { FILTERS, listLimit, type ValuesFilterName } from "@/lib/search/filters";
import type { JobFilterProps } from "./filter-bar-context";

interface ValuesFilterProps extends JobFilterProps {
  filter: ValuesFilterName;
}

const valuesControl = lazyCode(() =>
  import("./values-control").then((module) => module.ValuesControl),
);

/** A list of ids or words that people type, paste, or pick from those that are known. */
export function ValuesFilter({ filter, search, update, context, onLookup }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
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
      limit={listLimit(filter, context.index)}
      normalise={oneForm}
      showsValues={filter === "asin"}
      suggestions={suggestions}
      needs={valuesControl}
      control={(props) => (
        <LazyPart
          code={valuesControl}
          props={{ ...props, filter, onLookup: (ids) => onLookup(ids, search.marketplace) }}
        />
      )}
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
