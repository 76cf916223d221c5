"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListFilter } from "@/components/filters/list/list-filter";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useStoreLabels } from "@/components/shared/store-labels";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { codeWords } from "@/lib/jobs/code-words";
import { FILTERS, listLimit, type ValuesFilterName } from "@/lib/search/filters";
import type { JobFilterProps } from "./filter-bar-context";
import { type SuggestionWords, seenSuggestions, technicianValues } from "./suggestions";

interface ValuesFilterProps extends JobFilterProps {
  filter: ValuesFilterName;
}

const valuesControl = lazyCode(() =>
  import("./values-control").then((module) => module.ValuesControl),
);

/** A list of ids or words that people type, paste, or pick from those that are known. */
export function ValuesFilter({ filter, search, update, context, onLookup }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
  const words = useSuggestionWords();
  const labels = useStoreLabels();
  const seen = useSeenValues();
  const suggestions = useMemo(
    () => seenSuggestions(filter, { labels, seen }, words),
    [filter, labels, seen, words],
  );

  function oneForm(text: string): string {
    const reading = FILTERS[filter].readItem(text);
    const value = "item" in reading ? reading.item : text;
    const named = suggestions.find(
      ({ label }) => isNamed(filter) && label?.toLowerCase() === value.toLowerCase(),
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
      limit={listLimit(filter, context.index.kept)}
      normalise={oneForm}
      showsValues={filter === "asin"}
      suggestions={suggestions}
      wordsOf={filter === "skill" ? codeWords : undefined}
      needs={valuesControl}
      control={(props) => (
        <LazyPart
          code={valuesControl}
          props={{
            ...props,
            ...{ filter, search, context, words },
            onLookup: (ids) => onLookup(ids, search.marketplace),
          }}
        />
      )}
      onChange={(values) =>
        update({
          [filter]: filter === "technician" ? technicianValues(search.technician, values) : values,
        })
      }
    />
  );
}

/** Whether people call its values by a name. */
function isNamed(filter: ValuesFilterName): boolean {
  return filter === "store" || filter === "technician";
}

function useSuggestionWords(): SuggestionWords {
  const t = useTranslations("filters.jobs");
  const [named, seen, counted, nobody] = [
    t("source.named"),
    t("source.seen"),
    t("source.counted"),
    t("noTechnician"),
  ];
  return useMemo(() => ({ named, seen, counted, nobody }), [named, seen, counted, nobody]);
}
