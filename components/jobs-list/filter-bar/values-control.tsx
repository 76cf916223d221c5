"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListControl } from "@/components/filters/list/list-control";
import type { ListEntryProps } from "@/components/filters/list/list-filter";
import { useProblemText } from "@/components/shared/problem/search-problems";
import { useStoreLabels } from "@/components/shared/store-labels";
import { FACET_NAMES } from "@/lib/jobs/job-index";
import { LIST_KINDS } from "@/lib/jobs/lookup/lookup-result";
import type { ValuesFilterName } from "@/lib/search/filters";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { checkValue, readValues } from "@/lib/search/pasted-values";
import { countedSuggestions, technicianNamed } from "./counted-suggestions";
import type { FilterBarContext } from "./filter-bar-context";
import type { SuggestionWords } from "./suggestions";
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
