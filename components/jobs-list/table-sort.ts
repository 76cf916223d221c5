import type { DataTableSort } from "@/components/data-table/types";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
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
