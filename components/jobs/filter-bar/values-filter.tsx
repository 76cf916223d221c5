"use client";

import { useTranslations } from "next-intl";
import { ListFilter } from "@/components/filters/list-filter";
import type { Suggestion } from "@/components/filters/suggestion";
import { LISTS } from "@/lib/jobs/search-lists";
import { checkValue, type ListParameter } from "@/lib/jobs/search-params";
import type { FilterBarContext, JobFilterProps } from "./filter-bar-context";
import { useProblemText } from "./use-problem-text";

type ValuesParameter = Exclude<ListParameter, "status">;

interface ValuesFilterProps extends JobFilterProps {
  parameter: ValuesParameter;
}

/** A list of ids or words that people type, paste, or pick from those met in results. */
export function ValuesFilter({ parameter, search, update, context }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
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
      normalise={(value) => oneForm(parameter, value)}
      separators={parameter === "skill" || parameter === "store" ? "not-spaces" : "any"}
      showsValues={parameter === "asin"}
      suggestions={seenOf(parameter, context)}
      onChange={(values) => update({ [parameter]: values })}
    />
  );
}

function oneForm(parameter: ValuesParameter, value: string): string {
  const reading = LISTS[parameter].readItem(value);
  return "item" in reading ? reading.item : value;
}

function seenOf(parameter: ValuesParameter, { seen }: FilterBarContext): readonly Suggestion[] {
  switch (parameter) {
    case "store":
      return seen.stores;
    case "asin":
      return seen.asins;
    case "skill":
      return seen.skills.map((value) => ({ value }));
    default:
      return [];
  }
}
