import type { Suggestion } from "@/components/filters/list/suggestion-list";
import type { Facet } from "@/lib/jobs/job-index";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { ValuesFilterName } from "@/lib/search/filters";
import type { SeenValues } from "@/lib/search/seen-values";

/** What the groups of suggestions are called, and jobs to which nobody is assigned. */
export type SuggestionWords = { named: string; seen: string; counted: string; nobody: string };

type StoreNames = ReadonlyMap<string, string>;

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
  const first = firstOf(filter, labels, words).map((suggestion) => ({
    ...suggestion,
    count: counts.get(suggestion.value) ?? 0,
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

function namedStores(labels: StoreNames, { named }: SuggestionWords) {
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

/** The technician whose name a typed text is, or holds it; null where there is none. */
export function technicianNamed(text: string, known: readonly Suggestion[]): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const names = known.map(({ value, label = "" }) => ({ value, name: label.toLocaleLowerCase() }));
  const named =
    names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.includes(wanted));
  return named?.value ?? null;
}
