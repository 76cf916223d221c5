import type { JobsSearch } from "./search-params";

export type PageTitleWords = {
  list: string;
  job: (id: string) => string;
  filters: (count: number) => string;
  page: (page: number) => string;
};

const FILTERS: readonly string[] = [
  ...["marketplace", "status", "store", "asin", "skill", "order", "productOrder"],
  ...["tracking", "created", "updated", "scheduled"],
];

/**
 * What a tab and a bookmark are called: "3 filters, page 2 · Jobs". It counts the filters and names none
 * of their values, because titles outlive a session in the browser's history.
 */
export function pageTitle(search: JobsSearch, words: PageTitleWords): string {
  if (search.job !== null) return `${words.job(search.job)} · ${words.list}`;
  const count = Object.entries(search).filter(
    ([name, value]) => FILTERS.includes(name) && value !== null && `${value}` !== "",
  ).length;
  const parts = [
    ...(count > 0 ? [words.filters(count)] : []),
    ...(search.page > 1 ? [words.page(search.page)] : []),
  ];
  return parts.length > 0 ? `${parts.join(", ")} · ${words.list}` : words.list;
}
