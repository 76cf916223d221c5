"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { ColumnLayout, RowSelection } from "@/components/data-table/table";
import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import { useStoreLabels } from "@/components/shared/store-labels";
import { ClockProvider, windowWords } from "@/components/shared/time/site-time";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import type { Sort } from "@/lib/search/jobs-search";
import { JobCells } from "./cells";
import { jobColumns } from "./columns";
import { useColumnLabel } from "./columns-menu";
import { type FittedWidths, fittedWidths } from "./fitted-widths";
import { sortableColumns, sortOfTable, tableSort } from "./sorts";

interface JobsTableProps {
  jobs: readonly Job[];
  /** First load: placeholder rows. */
  pending: boolean;
  /** The rows are those of before; new ones are under way. */
  dimmed: boolean;
  pageSize: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  index: Pick<ListIndex, "source">;
  selectedId: string | null;
  selection?: RowSelection<Job>;
  onOpen: (id: string) => void;
  /** Address of a job's own page. */
  hrefOf: (id: string) => string;
  layout: ColumnLayout;
  onResize?: (column: string, width: number | null) => void;
  locale: string;
  /** Epoch ms. */
  now: number;
  className?: string;
}

/** Either the list scrolls or the window does, never both. */
const AS_HIGH_AS_IT_IS = "[--table-max-height:none]";

const NO_JOBS: readonly Job[] = [];

export function JobsTable({
  jobs,
  pending,
  sort,
  onSort,
  index,
  selectedId,
  onOpen,
  hrefOf,
  locale,
  now,
  className = AS_HIGH_AS_IT_IS,
  ...table
}: JobsTableProps) {
  const t = useTranslations("jobs");
  const cells = useMemo(
    () => ({
      hrefOf: (job: Job) => hrefOf(job.serviceJobId),
      onOpen: (job: Job) => onOpen(job.serviceJobId),
    }),
    [hrefOf, onOpen],
  );
  const columnLabel = useColumnLabel();
  const fitted = useFittedWidths(jobs, { locale, now });
  const columns = useMemo(() => jobColumns(locale, fitted), [locale, fitted]);
  return (
    <ClockProvider locale={locale} now={now}>
      <JobCells value={cells}>
        <DataTable
          {...table}
          className={className}
          columns={columns}
          columnLabel={columnLabel}
          rows={pending ? NO_JOBS : jobs}
          getRowId={rowId}
          caption={t("caption")}
          sort={tableSort(sort)}
          sortable={sortableColumns(index, sort)}
          onSort={(next) => onSort(sortOfTable(next))}
          onOpenRow={cells.onOpen}
          selectedRowId={selectedId}
          pending={pending}
        />
      </JobCells>
    </ClockProvider>
  );
}

/** As wide as the rows that this table has shown; the same object until they need more. */
export function useFittedWidths(
  jobs: readonly Job[],
  { locale, now }: { locale: string; now: number },
): FittedWidths {
  const stores = useStoreLabels();
  const widthsFrom = useMemo(() => {
    const visitOf = (job: Job) =>
      windowWords(currentAppointment(job)?.appointmentTime, { locale, zone: job.zone, now }) ?? "";
    return (before?: FittedWidths) => fittedWidths(jobs, stores, visitOf, before);
  }, [jobs, stores, locale, now]);
  const [widths, setWidths] = useState(() => widthsFrom());
  const next = useMemo(() => widthsFrom(widths), [widthsFrom, widths]);
  const same = JSON.stringify(next) === JSON.stringify(widths);
  if (!same) setWidths(next);
  return same ? widths : next;
}

/** Amazon promises no field of a job: one without an id goes by its index. */
function rowId(job: Job, index: number): string {
  return job.serviceJobId || `row-${index}`;
}
