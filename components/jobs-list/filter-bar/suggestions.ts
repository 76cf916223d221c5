import type { Suggestion } from "@/components/filters/list/suggestion-list";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { ValuesFilterName } from "@/lib/search/filters";
import type { SeenValues } from "@/lib/search/seen-values";

/** What the groups of suggestions are called, and jobs to which nobody is assigned. */
export type SuggestionWords = { named: string; seen: string; counted: string; nobody: string };

export type StoreNames = ReadonlyMap<string, string>;

/** Values to pick from where any may be typed: those with a name, then those that results held. */
export function seenSuggestions(
  filter: ValuesFilterName,
  { labels, seen }: { labels: StoreNames; seen: SeenValues },
  words: SuggestionWords,
): readonly Suggestion[] {
  const source = words.seen;
  switch (filter) {
    case "store":
      return [
        ...namedStores(labels, words),
        ...seen.stores.filter((value) => !labels.has(value)).map((value) => ({ value, source })),
      ];
    case "asin":
      return seen.asins.map(({ asin, title }) => ({ value: asin, label: title, source }));
    case "skill":
      return seen.skills.map((value) => ({ value, source }));
    case "technician":
      return [
        { value: NO_TECHNICIAN, label: words.nobody, nameOnly: true, source },
        ...seen.technicians.map(({ id, name }) => ({ value: id, label: name, source })),
      ];
    default:
      return [];
  }
}

/** The stores that the settings name, by their names. */
export function namedStores(labels: StoreNames, { named }: SuggestionWords) {
  return [...labels]
    .map(([value, label]) => ({ value, label, source: named }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Technicians after a change: nobody stands alone, and the last choice counts. */
export function technicianValues(before: readonly string[], after: string[]): string[] {
  if (!after.includes(NO_TECHNICIAN) || after.length === 1) return after;
  return before.includes(NO_TECHNICIAN)
    ? after.filter((value) => value !== NO_TECHNICIAN)
    : [NO_TECHNICIAN];
}
