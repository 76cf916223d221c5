"use client";

import Columns3 from "lucide-react/icons/columns-3";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { type LayoutColumn, withDensity } from "./column-layout";
import { ColumnSetting } from "./column-setting";
import type { ColumnLayout } from "./types";

export interface ColumnsMenuProps {
  columns: readonly LayoutColumn[];
  columnLabel: (id: string) => string;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** Back to the columns of a new person. */
  onReset: () => void;
}

const DENSITIES = ["comfortable", "compact"] as const;

/** Which columns are shown, in what order, how wide, which stay when scrolled; how high the rows are. */
export function ColumnsMenu({ columns, columnLabel, layout, onLayout, onReset }: ColumnsMenuProps) {
  const t = useTranslations("dataTable.columns");
  const isFixed = (id: string) => columns.some((column) => column.id === id && column.fixed);
  const free = layout.order.filter((id) => !isFixed(id));
  return (
    <Popover>
      <PopoverTrigger
        render={
          <Button size="sm" variant="ghost">
            <Columns3 aria-hidden />
            {t("button")}
          </Button>
        }
      />
      <PopoverContent label={t("title")} align="end" className="w-88">
        <SegmentedControl
          label={t("density")}
          size="sm"
          segments={DENSITIES.map((value) => ({ value, label: t(value) }))}
          value={layout.density ?? "comfortable"}
          onValueChange={(density) => onLayout(withDensity(layout, density))}
          className="mb-2"
        />
        <div className="mb-1 flex min-h-7 items-center justify-between">
          <p className="text-sm font-medium">{t("title")}</p>
          <Button size="sm" variant="ghost" onClick={onReset}>
            {t("reset")}
          </Button>
        </div>
        <ul>
          {free.map((id, index) => (
            <ColumnSetting
              key={id}
              id={id}
              label={columnLabel(id)}
              layout={layout}
              onLayout={onLayout}
              isFirst={index === 0}
              isLast={index === free.length - 1}
            />
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}
