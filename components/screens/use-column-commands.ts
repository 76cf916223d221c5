"use client";
import { useTranslations } from "next-intl";
import { withDensity, withVisibility } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { jobLayoutColumns } from "@/components/jobs-list/table/columns";
import { useColumnLabel } from "@/components/jobs-list/table/columns-menu";
import type { CommandGroup } from "@/components/shared/command";

/** Columns and row height. */
export function useColumnCommands({ layout, onLayout }: ColumnLayoutState): CommandGroup[] {
  const t = useTranslations("commandMenu");
  const tTable = useTranslations("dataTable.columns");
  const columnLabel = useColumnLabel();
  return [
    {
      id: "columns",
      label: t("groups.columns"),
      folded: true,
      commands: jobLayoutColumns
        .filter(({ fixed }) => !fixed)
        .map(({ id }) => {
          const checked = layout.visibility[id] !== false;
          return {
            id: `column-${id}`,
            label: columnLabel(id),
            checked,
            stays: true,
            run: () => onLayout(withVisibility(layout, id, !checked)),
          };
        }),
    },
    {
      id: "density",
      label: t("groups.density"),
      folded: true,
      commands: (["comfortable", "compact"] as const).map((density) => ({
        id: `density-${density}`,
        label: tTable(density),
        checked: (layout.density ?? "comfortable") === density,
        run: () => onLayout(withDensity(layout, density)),
      })),
    },
  ];
}
