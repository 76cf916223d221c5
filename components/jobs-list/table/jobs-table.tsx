"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { ColumnLayout } from "@/components/data-table/table";
import type { ListIndex } from "@/components/jobs-list/index-state/list-index";
import { ClockProvider } from "@/components/shared/time/site-time";
import type { Job } from "@/lib/jobs/job";
import type { Sort } from "@/lib/search/jobs-search";
import { JobCells } from "./cells";
import { jobColumns } from "./columns";
import { useColumnLabel } from "./columns-menu";
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

/** Leaves room for the shell's bar above and the pager below, so that both stay visible. */
const BELOW_SHELL =
  "[--table-max-height:max(20rem,calc(100dvh-8rem))] tall:[--table-max-height:none]";

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
  className = BELOW_SHELL,
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
  return (
    <ClockProvider locale={locale} now={now}>
      <JobCells value={cells}>
        <DataTable
          {...table}
          className={className}
          columns={jobColumns(locale)}
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

/** Amazon promises no field of a job: one without an id goes by its index. */
function rowId(job: Job, index: number): string {
  return job.serviceJobId || `row-${index}`;
}
