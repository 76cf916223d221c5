import type { Suggestion } from "@/components/filters/list/suggestion-list";
import type { Facet } from "@/lib/jobs/job-index";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { ValuesFilterName } from "@/lib/search/filters";
import { namedStores, type StoreNames, type SuggestionWords } from "./suggestions";

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

/** The technician whose name a typed text is, or holds it; null where there is none. */
export function technicianNamed(text: string, known: readonly Suggestion[]): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const names = known.map(({ value, label = "" }) => ({ value, name: label.toLocaleLowerCase() }));
  const named =
    names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.includes(wanted));
  return named?.value ?? null;
}
