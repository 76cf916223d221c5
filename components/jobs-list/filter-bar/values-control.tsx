"use client";
import { useTranslations } from "next-intl";
import { ListControl } from "@/components/filters/list/list-control";
import type { ListEntryProps } from "@/components/filters/list/list-filter";
import { useProblemText } from "@/components/shared/problem/search-problems";
import { LIST_KINDS } from "@/lib/jobs/lookup/lookup-result";
import type { ValuesFilterName } from "@/lib/search/filters";
import { checkValue, readValues } from "@/lib/search/pasted-values";

interface ValuesControlProps extends ListEntryProps {
  filter: ValuesFilterName;
  /** Opens the lookup with ids that are too many for the filter. */
  onLookup: (ids: readonly string[]) => void;
}

/** Values that people type, paste or pick; ids that are too many for the list go to the lookup. */
export function ValuesControl({ filter, onLookup, ...entries }: ValuesControlProps) {
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
  return (
    <ListControl
      {...entries}
      check={(value) => {
        const problem = checkValue(filter, value);
        return problem && problemText(problem);
      }}
      read={(text) => readValues(filter, text)}
      overflow={
        LIST_KINDS.some((kind) => kind === filter)
          ? { label: (count) => t("lookUpAll", { count }), onOpen: onLookup }
          : undefined
      }
    />
  );
}
