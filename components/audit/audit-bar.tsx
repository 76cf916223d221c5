"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/surface";
import { AuditFilters, type AuditFiltersProps } from "./audit-filters";
import type { AuditChip } from "./use-audit-chips";

export interface AuditBarProps extends AuditFiltersProps {
  chips: readonly AuditChip[];
  /** Takes every filter away. */
  clear: () => void;
}

/** The sheet takes over where Tailwind's `sm` ends. */
const NARROW = "(width < 40rem)";

/** The filters in a row, on a narrow screen in a sheet, and what is set as chips. */
export function AuditBar({ chips, clear, ...filters }: AuditBarProps) {
  const t = useTranslations("audit");
  const row = useRef<HTMLDivElement>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [sectionId, setSectionId] = useState<string | null>(null);
  const surface = useMemo<FilterSurface>(() => ({ kind: "bar", openId, setOpenId }), [openId]);

  function edit(control: string) {
    if (window.matchMedia(NARROW).matches) {
      setSectionId(control);
      setSheetOpen(true);
    } else setOpenId(control);
  }

  return (
    <section aria-label={t("filters")} data-chrome="" className="flex min-w-0 flex-col gap-2">
      <div ref={row} className="flex flex-wrap items-center gap-2">
        <div className="contents max-sm:hidden">
          <FilterSurfaceContext value={surface}>
            <AuditFilters {...filters} />
          </FilterSurfaceContext>
        </div>
        <div className="sm:hidden">
          <FilterSheet
            open={sheetOpen}
            onOpenChange={setSheetOpen}
            count={new Set(chips.map(({ label }) => label)).size}
            openId={sectionId}
            setOpenId={setSectionId}
            onClearAll={clear}
          >
            <AuditFilters {...filters} />
          </FilterSheet>
        </div>
      </div>
      <ActiveFilterChips
        filters={chips.map(({ key, label, value, control, patch }) => ({
          key,
          label,
          value,
          onEdit: control === null ? undefined : () => edit(control),
          onRemove: () => filters.update(patch),
        }))}
        onClearAll={clear}
        onEmptied={() => {
          const buttons = [...(row.current?.querySelectorAll("button") ?? [])];
          buttons.find((button) => button.getClientRects().length > 0)?.focus();
        }}
      />
    </section>
  );
}
