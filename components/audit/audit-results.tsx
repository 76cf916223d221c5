"use client";

import ScrollText from "lucide-react/icons/scroll-text";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { NoMatchState } from "@/components/shared/no-match-state";
import { ListFailure } from "@/components/shared/problem/problem-states";
import { ClockProvider } from "@/components/shared/time/site-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditPage, AuditRecord } from "@/lib/audit/audit-record";
import type { AuditSearch } from "@/lib/audit/audit-search";
import type { Problem } from "@/lib/http/problem";
import { zoneAbbreviation } from "@/lib/time/zones";
import { AuditZone, auditColumns, auditLayout, isAuditColumn } from "./audit-columns";
import { AuditPager } from "./audit-pager";
import type { AuditChip, UpdateAudit } from "./use-audit-search";

export interface AuditResultsProps {
  page: AuditPage | null;
  /** Why the last question failed; `page` may still hold what was there before. */
  problem: Problem | null;
  fetching: boolean;
  /** The rows answer the question before this one. */
  outdated: boolean;
  onRetry: () => void;
  search: AuditSearch;
  update: UpdateAudit;
  chips: readonly AuditChip[];
  clear: () => void;
  zone: string;
  locale: string;
  /** Epoch ms. */
  now: number;
}

const PLACEHOLDERS = 12;
const NO_RECORDS: readonly AuditRecord[] = [];
const unsorted = () => undefined;

/** The records, or, instead of them, why there are none. */
export function AuditResults(props: AuditResultsProps) {
  const { page, problem, fetching, outdated, search, update, zone, locale, now } = props;
  const t = useTranslations("audit");
  if (page === null && problem !== null) {
    return (
      <Card>
        <AuditFailure problem={problem} onRetry={props.onRetry} retrying={fetching} asOf={null} />
      </Card>
    );
  }
  if (page?.records.length === 0 && !outdated) {
    return (
      <Card>
        <NoRecords {...props} />
      </Card>
    );
  }
  const labelOf = (id: string) =>
    isAuditColumn(id) ? t(`column.${id}`, { zone: zoneAbbreviation(now, zone, locale) }) : id;
  return (
    <Card>
      <ClockProvider locale={locale} now={now}>
        <AuditZone value={zone}>
          <DataTable
            className="[--table-max-height:none]"
            columns={auditColumns}
            columnLabel={labelOf}
            rows={page?.records ?? NO_RECORDS}
            getRowId={rowId}
            caption={t("caption")}
            layout={auditLayout}
            sort={null}
            onSort={unsorted}
            pending={page === null}
            dimmed={page !== null && fetching}
            pageSize={PLACEHOLDERS}
          />
        </AuditZone>
      </ClockProvider>
      {page === null ? null : <AuditPager page={page} search={search} update={update} />}
    </Card>
  );
}

interface AuditFailureProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
  /** When the records below were fetched, as the screen writes times; null where there are none. */
  asOf: string | null;
}

/** The records could not be read: shown instead of them, or above those of before. */
export function AuditFailure({ asOf, ...failure }: AuditFailureProps) {
  const t = useTranslations("audit.failed");
  return (
    <ListFailure
      {...failure}
      title={t("title")}
      text={t("text")}
      retry={t("retry")}
      stale={asOf === null ? null : t("stale", { asOf })}
    />
  );
}

function NoRecords({ chips, update, clear }: AuditResultsProps) {
  const t = useTranslations("audit");
  if (chips.length === 0) {
    return <EmptyState icon={<ScrollText />} title={t("empty.title")} text={t("empty.text")} />;
  }
  return (
    <NoMatchState
      title={t("noMatch.title")}
      filters={chips.map(({ key, label, value, patch }) => ({
        id: key,
        label: t("detail.other", { name: label, value }),
        onRemove: () => update(patch),
      }))}
      onClearAll={clear}
    />
  );
}

function Card({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line bg-surface print:border-0">
      {children}
    </div>
  );
}

function rowId({ id }: AuditRecord): string {
  return String(id);
}
