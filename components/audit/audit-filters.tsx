"use client";

import { useTranslations } from "next-intl";
import { DateRangeFilter } from "@/components/filters/date-range-filter";
import { MultiSelectFilter } from "@/components/filters/multi-select-filter";
import { TextFilter } from "@/components/filters/text-filter";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-record";
import type { AuditSearch } from "@/lib/audit/audit-search";
import { auditZone, LONGEST_TEXT, typedText } from "@/lib/audit/search-params";
import type { Preset } from "@/lib/time/range";
import { ActionBadge } from "./action-badge";
import type { UpdateAudit } from "./use-audit-search";

export interface AuditFiltersProps {
  search: AuditSearch;
  update: UpdateAudit;
  /** The zone of the reader's own clock; null where it is not known yet. */
  viewerZone: string | null;
  /** The same, or the marketplace's. */
  ownZone: string;
  /** Epoch ms. */
  now: number;
}

const PAST: readonly Preset[] = [
  "today",
  "yesterday",
  "24h",
  "7d",
  "30d",
  "90d",
  "thisMonth",
  "lastMonth",
];

/** The filters of the audit log, for a bar or a sheet. */
export function AuditFilters({ search, update, viewerZone, ownZone, now }: AuditFiltersProps) {
  const t = useTranslations("audit");
  const chosenZone = search.tz ?? ownZone;
  return (
    <>
      <DateRangeFilter
        id="at"
        label={t("filter.at")}
        value={search.at}
        presets={PAST}
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
