import { namedColumn } from "@/lib/jobs/lookup/named-column";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { type ListParameter, valuesIn } from "@/lib/search/search-params";

export type ValuesParameter = Exclude<ListParameter, "status">;

/**
 * The values in a typed or pasted text: a list, a column with its heading, or the rows of a report, of
 * which the column of this parameter is taken.
 */
export function readValues(parameter: ValuesParameter, text: string): string[] {
  switch (parameter) {
    case "order":
    case "productOrder":
    case "tracking":
      return readIds(text, [parameter]);
    default:
      return (namedColumn(text, [parameter]) ?? [text]).flatMap((cell) =>
        valuesIn(parameter, cell),
      );
  }
}
