"use client";

import { useTranslations } from "next-intl";
import { ListFilter } from "@/components/filters/list-filter";
import { useOpenLookup } from "@/components/lookup/use-open-lookup";
import { useProblemText } from "@/components/shared/use-problem-text";
import { LISTS } from "@/lib/search/search-lists";
import { checkValue } from "@/lib/search/search-params";
import type { JobFilterProps } from "./filter-bar-context";
import { readValues, type ValuesParameter } from "./read-values";
import { useSuggestions } from "./use-suggestions";

interface ValuesFilterProps extends JobFilterProps {
  parameter: ValuesParameter;
}

const IDS: ReadonlySet<ValuesParameter> = new Set(["order", "productOrder", "tracking"]);

/** A list of ids or words that people type, paste, or pick from those that are known. */
export function ValuesFilter({ parameter, search, update }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
  const suggestions = useSuggestions(parameter);
  const openLookup = useOpenLookup();

  function oneForm(text: string): string {
    const reading = LISTS[parameter].readItem(text);
    const value = "item" in reading ? reading.item : text;
    const named = suggestions.find(
      ({ label }) => parameter === "store" && label?.toLowerCase() === value.toLowerCase(),
    );
    return named?.value ?? value;
  }

  return (
    <ListFilter
      id={parameter}
      label={t(`name.${parameter}`)}
      noun={t(`noun.${parameter}`)}
      placeholder={t(`example.${parameter}`)}
      values={search[parameter]}
      limit={LISTS[parameter].limit}
      check={(value) => {
        const problem = checkValue(parameter, value);
        return problem && problemText(problem);
      }}
      normalise={oneForm}
      read={(text) => readValues(parameter, text)}
      showsValues={parameter === "asin"}
      suggestions={suggestions}
      overflow={
        IDS.has(parameter)
          ? {
              label: (count) => t("lookUpAll", { count }),
              onOpen: (ids) => openLookup(ids, search.marketplace),
            }
          : undefined
      }
      onChange={(values) => update({ [parameter]: values })}
    />
  );
}
