import { FILTER_NAMES } from "./filters";
import type { JobsSearch } from "./jobs-search";

export type PageTitleWords = {
  list: string;
  job: (id: string) => string;
  filters: (count: number) => string;
  page: (page: number) => string;
};

/**
 * What a tab and a bookmark are called: "3 filters, page 2 · Jobs". It counts the filters and names none
 * of their values, because titles outlive a session in the browser's history.
 */
export function pageTitle(search: JobsSearch, words: PageTitleWords): string {
  if (search.job !== null) return `${words.job(search.job)} · ${words.list}`;
  const count = FILTER_NAMES.filter((name) => [search[name] ?? []].flat().length > 0).length;
  const parts = [
    ...(count > 0 ? [words.filters(count)] : []),
    ...(search.page > 1 ? [words.page(search.page)] : []),
  ];
  return parts.length > 0 ? `${parts.join(", ")} · ${words.list}` : words.list;
}
