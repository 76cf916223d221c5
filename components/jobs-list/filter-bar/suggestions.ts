import type { Suggestion } from "@/components/filters/list/suggestion-list";
import type { Facet } from "@/lib/jobs/job-index";
import { NO_TECHNICIAN, type ValuesFilterName } from "@/lib/search/filters";
import type { SeenValues } from "@/lib/search/seen-values";

/** What the groups of suggestions are called, and jobs to which nobody is assigned. */
export type SuggestionWords = { named: string; seen: string; counted: string; nobody: string };

type Known = { labels: ReadonlyMap<string, string>; seen: SeenValues };

/** Values to pick from where any may be typed: those with a name, then those that results held. */
export function seenSuggestions(
  filter: ValuesFilterName,
  { labels, seen }: Known,
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
        { value: NO_TECHNICIAN, label: words.nobody, source },
        ...seen.technicians.map(({ id, name }) => ({ value: id, label: name, source })),
      ];
    default:
      return [];
  }
}

/** The values that jobs under the other filters have, with their counts; a store's name is its label. */
export function countedSuggestions(
  filter: ValuesFilterName,
  facet: readonly Facet[],
  labels: ReadonlyMap<string, string>,
  words: SuggestionWords,
): readonly Suggestion[] {
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  const counted = facet.map(({ value, label, count }) => ({
    value,
    label: labelOf(filter, value, words) ?? label,
    count,
    source: words.counted,
  }));
  if (filter === "technician") {
    // Who is looked for first stands first, also where no job waits for anybody.
    const nobody = counted.find(({ value }) => value === NO_TECHNICIAN) ?? {
      ...{ value: NO_TECHNICIAN, label: words.nobody, count: 0, source: words.counted },
    };
    return [nobody, ...counted.filter(({ value }) => value !== NO_TECHNICIAN)];
  }
  if (filter !== "store") return counted;
  return [
    ...namedStores(labels, words).map((store) => ({
      ...store,
      count: counts.get(store.value) ?? 0,
    })),
    ...counted.filter(({ value }) => !labels.has(value)),
  ];
}

function labelOf(
  filter: ValuesFilterName,
  value: string,
  { nobody }: SuggestionWords,
): string | undefined {
  return filter === "technician" && value === NO_TECHNICIAN ? nobody : undefined;
}

function namedStores(labels: ReadonlyMap<string, string>, { named }: SuggestionWords) {
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

/** The technician whose name a typed text is, or begins to be; null where no name holds it. */
export function technicianNamed(text: string, known: readonly Suggestion[]): string | null {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return null;
  const names = known.map(({ value, label = "" }) => ({ value, name: label.toLocaleLowerCase() }));
  const named =
    names.find(({ name }) => name === wanted) ?? names.find(({ name }) => name.includes(wanted));
  return named?.value ?? null;
}
