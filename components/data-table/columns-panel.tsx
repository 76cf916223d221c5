"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/field/segmented-control";
import { type LayoutColumn, withDensity, withPosition } from "./column-layout";
import { ColumnSetting } from "./column-setting";
import type { ColumnLayout } from "./table";

export interface ColumnsPanelProps {
  columns: readonly LayoutColumn[];
  columnLabel: (id: string) => string;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  /** Back to the columns of a new person. */
  onReset: () => void;
}

const DENSITIES = ["comfortable", "compact"] as const;

/** How high the rows are, and each column that may be changed. */
export function ColumnsPanel({
  columns,
  columnLabel,
  layout,
  onLayout,
  onReset,
}: ColumnsPanelProps) {
  const t = useTranslations("dataTable.columns");
  const isFixed = (id: string) => columns.some((column) => column.id === id && column.fixed);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const free = layout.order.filter((id) => !isFixed(id));
  return (
    <>
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
            landing={drag?.to === index ? sideOf(drag) : null}
            onOver={(to) => setDrag(to === null ? null : { from: index, to })}
            onDrop={(to) => onLayout(withPosition(layout, id, free[to] ?? id))}
          />
        ))}
      </ul>
    </>
  );
}

/** Going up, a column lands above the one it takes the place of; going down, below. */
function sideOf({ from, to }: { from: number; to: number }): "above" | "below" {
  return to < from ? "above" : "below";
}
