import { isColumnName, namedColumn } from "@/lib/jobs/lookup/named-column";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import type { ParameterProblem } from "@/lib/url/param";
import { LIST_LIMIT } from "./filter-params";
import {
  FILTERS,
  isIdFilter,
  type ListFilterName,
  PASTED_FILTERS,
  type PastedFilterName,
  type ValuesFilterName,
} from "./filters";

/** Whether a value that a person typed can stand in a list: null when it can. */
export function checkValue(filter: ListFilterName, value: string): ParameterProblem | null {
  const reading = FILTERS[filter].readItem(value);
  return "issue" in reading ? { parameter: filter, ...reading.issue } : null;
}

/**
 * The values in a typed or pasted text: a list, a column with its heading, or the rows of a report, of
 * which the column of this filter is taken.
 */
export function readValues(filter: ValuesFilterName, text: string): string[] {
  if (isIdFilter(filter)) return readIds(text, isColumnName(filter) ? [filter] : []);
  const column = isColumnName(filter) ? namedColumn(text, [filter]) : null;
  return (column ?? [text]).flatMap((cell) => FILTERS[filter].split(cell));
}

export type FoundIds = { parameter: PastedFilterName; ids: string[] };

/** What the ids in a typed or pasted text may be, likeliest first. Words of a command are no ids. */
export function findIds(text: string): FoundIds[] {
  const ids = [...new Set(readIds(text))];
  if (ids.length === 0 || ids.length > LIST_LIMIT) return [];
  return PASTED_FILTERS.flatMap((parameter) => {
    const { pasted, readItem } = FILTERS[parameter];
    const items = ids.map((id) => (pasted.form.test(id) ? readItem(id) : null));
    const values = items.flatMap((item) => (item && "item" in item ? [item.item] : []));
    return values.length === ids.length ? [{ parameter, ids: [...new Set(values)] }] : [];
  });
}
