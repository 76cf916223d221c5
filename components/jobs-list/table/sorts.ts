import type { DataTableSort } from "@/components/data-table/table";
import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { isLiveSort, LIVE_SORTS } from "@/lib/search/index-only";
import { SORTS, type Sort } from "@/lib/search/jobs-search";

/** The sort of a URL as a column and a direction. */
export function tableSort(sort: Sort): DataTableSort | null {
  const word = sort.replace("-", "");
  const column = JOB_COLUMNS.find((candidate) => "sort" in candidate && candidate.sort === word);
  return column ? { id: column.id, desc: sort.startsWith("-") } : null;
}

/** A column and a direction as the sort of a URL; the newest first for a column that does not sort. */
export function sortOfTable({ id, desc }: DataTableSort): Sort {
  const column = JOB_COLUMNS.find((candidate) => candidate.id === id);
  const word = column && "sort" in column ? column.sort : "date";
  return SORTS.find((sort) => sort === (desc ? `-${word}` : word)) ?? "-date";
}

/** The orders to choose from: what the index sorts by only where it answers, or where it was asked to. */
export function offeredSorts({ source }: Pick<ListIndex, "source">, current: Sort): Sort[] {
  const indexed = SORTS.filter((sort) => !isLiveSort(sort));
  const more = source === "index" ? indexed : indexed.filter((sort) => sort === current);
  return [...LIVE_SORTS.toReversed(), ...more];
}

/** The columns whose heads sort the whole list, by the same rule. */
export function sortableColumns(index: Pick<ListIndex, "source">, current: Sort): Set<string> {
  return new Set(offeredSorts(index, current).flatMap((sort) => tableSort(sort)?.id ?? []));
}
