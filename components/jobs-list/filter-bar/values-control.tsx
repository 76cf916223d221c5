"use client";
import { useTranslations } from "next-intl";
import { ListControl } from "@/components/filters/list/list-control";
import type { ListEntryProps } from "@/components/filters/list/list-filter";
import { useOpenLookup } from "@/components/lookup/lookup-draft";
import { namedColumn } from "@/lib/jobs/lookup/named-column";
import { readIds } from "@/lib/jobs/lookup/read-ids";
import { type ListParameter, valuesIn } from "@/lib/search/search-params";

export type ValuesParameter = Exclude<ListParameter, "status">;

const IDS: ReadonlySet<ValuesParameter> = new Set(["order", "productOrder", "tracking"]);

interface ValuesControlProps extends ListEntryProps {
  parameter: ValuesParameter;
  marketplace: string | null;
}

/** Values that people type, paste or pick; ids that are too many for the list go to the lookup. */
export function ValuesControl({ parameter, marketplace, ...entries }: ValuesControlProps) {
  const t = useTranslations("filters.jobs");
  const openLookup = useOpenLookup();
  return (
    <ListControl
      {...entries}
      read={(text) => readValues(parameter, text)}
      overflow={
        IDS.has(parameter)
          ? {
              label: (count) => t("lookUpAll", { count }),
              onOpen: (ids) => openLookup(ids, marketplace),
            }
          : undefined
      }
    />
  );
}

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
