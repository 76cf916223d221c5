"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListControl } from "@/components/filters/list/list-control";
import type { ListEntryProps } from "@/components/filters/list/list-filter";
import type { Suggestion } from "@/components/filters/list/suggestion-list";
import { useProblemText } from "@/components/shared/problem/problem-list";
import { useStoreLabels } from "@/components/shared/store-labels";
import { FACET_LIMIT, FACET_NAMES, type Facet } from "@/lib/jobs/job-index";
import { LIST_KINDS } from "@/lib/jobs/lookup/lookup-result";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { ValuesFilterName } from "@/lib/search/filters";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { checkValue, readValues } from "@/lib/search/pasted-values";
import type { FilterBarContext } from "./filter-bar-context";
import { namedStores, type StoreNames, type SuggestionWords } from "./suggestions";
import { useFacet } from "./use-facets";

interface ValuesControlProps extends ListEntryProps {
  filter: ValuesFilterName;
  search: JobsSearch;
  context: FilterBarContext;
  words: SuggestionWords;
  /** Opens the lookup with ids that are too many for the filter. */
  onLookup: (ids: readonly string[]) => void;
}

/** Values that people type, paste or pick; ids that are too many for the list go to the lookup. */
export function ValuesControl(props: ValuesControlProps) {
  const { filter, search, context, words, onLookup, ...entries } = props;
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
  const labels = useStoreLabels();
  const facet = useFacet(
    FACET_NAMES.find((name) => name === filter),
    search,
    context,
  );
  const suggestions = useMemo(
    () => facet && countedSuggestions(filter, facet, labels, words),
    [facet, filter, labels, words],
  );
  const known = suggestions ?? entries.suggestions;

  function read(text: string): string[] {
    const named = filter === "technician" ? technicianNamed(text, known) : null;
    return named === null ? readValues(filter, text) : [named];
  }

  return (
    <ListControl
      {...entries}
      suggestions={known}
      check={(value) => {
        const problem = checkValue(filter, value);
        return problem && problemText(problem);
      }}
      read={read}
      overflow={
        LIST_KINDS.some((kind) => kind === filter)
          ? { label: (count) => t("lookUpAll", { count }), onOpen: onLookup }
          : undefined
      }
    />
  );
}

/**
 * The values that the jobs under the other filters have, with their counts, as the index orders them.
 * Stores with a name, and nobody among the technicians, come first, also where no job has them.
 */
export function countedSuggestions(
  filter: ValuesFilterName,
  facet: readonly Facet[],
  labels: StoreNames,
  words: SuggestionWords,
): readonly Suggestion[] {
  const source = words.counted;
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  const absent = facet.length < FACET_LIMIT ? 0 : undefined;
  const first = firstOf(filter, labels, words).map((suggestion) => ({
    ...suggestion,
    count: counts.get(suggestion.value) ?? absent,
  }));
  const rest = facet.filter(({ value }) => first.every((other) => other.value !== value));
  return [...first, ...rest.map(({ value, label, count }) => ({ value, label, count, source }))];
}

function firstOf(filter: ValuesFilterName, labels: StoreNames, words: SuggestionWords) {
  if (filter === "store") return namedStores(labels, words);
  if (filter !== "technician") return [];
  const { nobody: label, counted: source } = words;
  return [{ value: NO_TECHNICIAN, label, nameOnly: true, source } as const];
}

/** The technician whose name a typed text is, or holds it; null where there is none. */
export function technicianNamed(text: string, known: readonly Suggestion[]): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const names = known.map(({ value, label = "" }) => ({ value, name: label.toLocaleLowerCase() }));
  const named =
    names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.includes(wanted));
  return named?.value ?? null;
}
