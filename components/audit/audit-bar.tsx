"use client";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { ActiveFilterChips } from "@/components/filters/active-filter-chips";
import { DateRangeFilter } from "@/components/filters/date/date-range-filter";
import { type FilterSurface, FilterSurfaceContext } from "@/components/filters/filter-props";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-record";
import type { AuditSearch } from "@/lib/audit/audit-search";
import { auditZone, LONGEST_TEXT, typedText } from "@/lib/audit/audit-search";
import { PAST_PRESETS } from "@/lib/time/range";
import { ActionBadge } from "./action-badge";
import type { AuditChip, UpdateAudit } from "./use-audit-search";

interface AuditFiltersProps {
  search: AuditSearch;
  update: UpdateAudit;
  /** The zone of the reader's own clock; null where it is not known yet. */
  viewerZone: string | null;
  /** The same, or the marketplace's. */
  ownZone: string;
  /** Epoch ms. */
  now: number;
}

/** The filters of the audit log, for a bar or a sheet. */
function AuditFilters({ search, update, viewerZone, ownZone, now }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const chosenZone = search.tz ?? ownZone;
  return (
    <>
      <DateRangeFilter
        id="at"
        label={t("filter.at")}
        value={search.at}
        presets={PAST_PRESETS}
        zone={search.at ? auditZone(search) : chosenZone}
        zones={{
          standard: ownZone,
          viewer: viewerZone,
          onChange: (tz) => update({ tz: tz ?? ownZone }),
        }}
        now={now}
        // With the zone beside it the address means the same days for everybody who opens it.
        onChange={(at, history) => update({ at, tz: at && chosenZone }, { history })}
      />
      <MultiSelectFilter
        id="action"
        label={t("filter.action")}
        options={AUDIT_ACTIONS.map((value) => ({
          value,
          label: t(`action.${value}`),
          face: <ActionBadge action={value} />,
        }))}
        values={search.action}
        onChange={(action) => update({ action })}
      />
      <TextFilter
        id="user"
        label={t("filter.user")}
        hint={t("userHint")}
        limit={LONGEST_TEXT}
        value={search.user}
        onChange={(user) => update({ user: user && typedText("user", user) })}
      />
      <TextFilter
        id="job"
        label={t("filter.job")}
        hint={t("jobHint")}
        limit={LONGEST_TEXT}
        value={search.job}
        onChange={(job) => update({ job: job && typedText("job", job) })}
      />
    </>
  );
}

interface AuditBarProps extends AuditFiltersProps {
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
        <ul className="contents max-sm:hidden">
          <FilterSurfaceContext value={surface}>
            <AuditFilters {...filters} />
          </FilterSurfaceContext>
        </ul>
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
