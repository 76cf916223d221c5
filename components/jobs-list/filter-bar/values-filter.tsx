"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ListFilter } from "@/components/filters/list/list-filter";
import type { Suggestion } from "@/components/filters/list/suggestion-list";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useProblemText } from "@/components/shared/search-problems";
import { useStoreLabels } from "@/components/shared/store-labels";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { LISTS } from "@/lib/search/search-lists";
import { checkValue, type ListParameter } from "@/lib/search/search-params";
import type { JobFilterProps } from "./filter-bar-context";
import type { ValuesParameter } from "./values-control";

interface ValuesFilterProps extends JobFilterProps {
  parameter: ValuesParameter;
}

const valuesControl = lazyCode(() =>
  import("./values-control").then((module) => module.ValuesControl),
);

/** A list of ids or words that people type, paste, or pick from those that are known. */
export function ValuesFilter({ parameter, search, update }: ValuesFilterProps) {
  const t = useTranslations("filters.jobs");
  const problemText = useProblemText();
  const suggestions = useSuggestions(parameter);

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
      showsValues={parameter === "asin"}
      suggestions={suggestions}
      needs={valuesControl}
      control={(props) => (
        <LazyPart
          code={valuesControl}
          props={{ ...props, parameter, marketplace: search.marketplace }}
        />
      )}
      onChange={(values) => update({ [parameter]: values })}
    />
  );
}

/** Values to pick from where any may be typed: those with a name, then those that results held. */
function useSuggestions(parameter: ListParameter): readonly Suggestion[] {
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
