"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRangeLabel, zoneWords } from "@/components/filters/date/range-words";
import { useSeenValues } from "@/components/jobs-list/use-seen-values";
import { useStoreLabels } from "@/components/shared/store-labels";
import { useEnumWords, useMarketplaceName } from "@/components/shared/words";
import { codeWords } from "@/lib/jobs/code-words";
import { isJobFlag } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import {
  FILTER_NAMES,
  type FilterName,
  isListFilter,
  type ListFilterName,
} from "@/lib/search/filters";
import { type JobsSearch, MAX_PAGE_SIZE } from "@/lib/search/jobs-search";
import type { Range } from "@/lib/time/range";
import type { FilterBarContext } from "./filter-bar-context";

/** A parameter that narrows or bends the list; where in it somebody is belongs to the pager. */
export type FilterParameter = Exclude<keyof JobsSearch, "page" | "job" | "sort" | "asOf">;

/** Says names and values in the reader's language. */
export interface FilterWords {
  name: (parameter: FilterParameter) => string;
  value: (parameter: FilterParameter, value: string) => string;
  range: (range: Range) => string;
  /** A list too long to name all of: its first values and how many more. */
  several: (shown: string, more: number) => string;
}

interface ActiveJobFilter {
  id: string;
  parameter: FilterParameter;
  name: string;
  value: string;
  /** The change that takes it away. */
  patch: Partial<JobsSearch>;
}

/** Lists up to this long get a chip for each value. */
const CHIPS = 3;

/** Everything that a search asks for beyond the defaults, in the order of the bar. */
export function activeFilters(search: JobsSearch, words: FilterWords): ActiveJobFilter[] {
  return [
    ...FILTER_NAMES.flatMap((name) =>
      isListFilter(name) ? listChips(search, name, words) : valueChip(search, name, words),
    ),
    ...valueChip(search, "tz", words),
    ...valueChip(search, "source", words),
    ...(search.size === MAX_PAGE_SIZE
      ? []
      : [entry("size", words.value("size", `${search.size}`), { size: MAX_PAGE_SIZE }, words)]),
  ];
}

function valueChip(
  search: JobsSearch,
  parameter: Exclude<FilterName, ListFilterName> | "tz" | "source",
  words: FilterWords,
): ActiveJobFilter[] {
  const value = search[parameter];
  if (value === null) return [];
  const text = typeof value === "string" ? words.value(parameter, value) : words.range(value);
  return [entry(parameter, text, { [parameter]: null }, words)];
}

function listChips(
  search: JobsSearch,
  filter: ListFilterName,
  words: FilterWords,
): ActiveJobFilter[] {
  const values: readonly string[] = search[filter];
  const say = (value: string) => words.value(filter, value);
  if (values.length > CHIPS) {
    const [first = ""] = values;
    const text = words.several(say(first), values.length - 1);
    return [entry(filter, text, { [filter]: [] }, words)];
  }
  return values.map((value) => ({
    ...entry(filter, say(value), { [filter]: values.filter((other) => other !== value) }, words),
    id: `${filter}:${value}`,
  }));
}

function entry(
  parameter: FilterParameter,
  value: string,
  patch: Partial<JobsSearch>,
  words: FilterWords,
): ActiveJobFilter {
  return { id: parameter, parameter, name: words.name(parameter), value, patch };
}

/** Everything that a search asks for beyond the defaults, in words, each with its way out. */
export function useActiveFilters(search: JobsSearch, context: FilterBarContext): ActiveJobFilter[] {
  const t = useTranslations("filters.jobs");
  const tStatus = useTranslations("status");
  const place = useEnumWords("location");
  const locale = useLocale();
  const rangeLabel = useRangeLabel();
  const stores = useStoreLabels();
  const { technicians } = useSeenValues();
  const marketplaceName = useMarketplaceName();
  const { zone, now } = context;

  function value(parameter: FilterParameter, text: string): string {
    switch (parameter) {
      case "status":
        return isServiceJobStatus(text) ? tStatus(text) : text;
      case "flag":
        return isJobFlag(text) ? tStatus(`flag.${text}`) : text;
      case "location":
        return place(text) ?? text;
      case "technician":
        if (text === NO_TECHNICIAN) return t("noTechnician");
        return technicians.find(({ id }) => id === text)?.name ?? text;
      case "source":
        return t("liveSource");
      case "skill":
        return codeWords(text);
      case "store":
        return stores.get(text) ?? text;
      case "marketplace":
        return marketplaceName(text) ?? text;
      case "tz":
        return zoneWords(text, locale, now);
      default:
        return text;
    }
  }

  return activeFilters(search, {
    name: (parameter) => t(`name.${parameter}`),
    value,
    range: (range) => rangeLabel(range, { zone, now }),
    several: (shown, more) => t("several", { shown, more }),
  });
}
