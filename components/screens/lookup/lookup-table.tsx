"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { createContext, use, useMemo } from "react";
import type { LayoutColumn } from "@/components/data-table/column-layout";
import { withWidth } from "@/components/data-table/column-layout";
import { DataTable } from "@/components/data-table/data-table";
import { MovableColumns } from "@/components/data-table/movable-columns";
import type { DataColumn, DataTableSort } from "@/components/data-table/table";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { JobCells } from "@/components/jobs-list/table/cells";
import { jobColumns, jobLayoutColumns } from "@/components/jobs-list/table/columns";
import { useColumnLabel } from "@/components/jobs-list/table/columns-menu";
import { useFittedWidths } from "@/components/jobs-list/table/jobs-table";
import { jobHref } from "@/components/shared/job/job-cells";
import { ClockProvider } from "@/components/shared/time/site-time";
import { CopyButton } from "@/components/ui/copy/copy-button";
import type { Job } from "@/lib/jobs/job";
import { LOOKUP_SORTS, type LookupRow, type LookupSort } from "@/lib/jobs/lookup/lookup-rows";

/** The columns of the jobs table behind the id that was asked. */
export const lookupLayoutColumns: readonly LayoutColumn[] = [
  { id: "asked", visible: true, fixed: true },
  ...jobLayoutColumns.map(({ id, visible }) => ({ id, visible })),
];

const SORTABLE: ReadonlySet<string> = new Set(LOOKUP_SORTS);

/** What was asked for each row; a job's cells know the job alone. */
type AskedContext = {
  rows: ReadonlyMap<Job, LookupRow>;
  marketplace: string | null;
  onOpen: (job: Job) => void;
};

const Asked = createContext<AskedContext | null>(null);

const ASKED_COLUMN: DataColumn<Job> = {
  id: "asked",
  meta: { size: 216, min: 200, max: 320, card: "main" },
  cell: ({ row }) => <AskedCell job={row.original} />,
};

interface LookupTableProps {
  rows: readonly LookupRow[];
  marketplace: string | null;
  columns: ColumnLayoutState;
  /** Null: in the pasted order. */
  sort: LookupSort | null;
  onSort: (sort: LookupSort) => void;
  selectedId: string | null;
  onOpen: (id: string) => void;
  /** Epoch ms. */
  now: number;
}

/** What was found, as the table of jobs, with what was not found in its place. */
export function LookupTable(props: LookupTableProps) {
  const { rows, marketplace, columns, sort, onSort, selectedId, onOpen, now } = props;
  const t = useTranslations("lookup.found");
  const locale = useLocale();
  const jobLabel = useColumnLabel();
  const context = useMemo(
    () => ({
      rows: new Map(rows.map((row) => [row.job, row])),
      marketplace,
      hrefOf: (job: Job) => jobHref(job.serviceJobId, marketplace),
      onOpen: (job: Job) => {
        if (job.serviceJobId) onOpen(job.serviceJobId);
      },
    }),
    [rows, marketplace, onOpen],
  );
  const jobs = useMemo(() => rows.map(({ job }) => job), [rows]);
  const fitted = useFittedWidths(jobs, { locale, now });
  const tableColumns = useMemo(
    () => [ASKED_COLUMN, ...jobColumns(locale, fitted)],
    [locale, fitted],
  );
  const selected = rows.findIndex(
    ({ job }) => selectedId !== null && job.serviceJobId === selectedId,
  );
  return (
    <ClockProvider locale={locale} now={now}>
      <JobCells value={context}>
        <Asked value={context}>
          <MovableColumns {...columns} columns={lookupLayoutColumns}>
            <DataTable
              className="[--table-max-height:max(20rem,calc(100dvh-8rem))]"
              columns={tableColumns}
              columnLabel={(id) => (id === "asked" ? t("asked") : jobLabel(id))}
              rows={jobs}
              getRowId={rowId}
              caption={t("caption")}
              layout={columns.layout}
              onResize={(id, width) => columns.onLayout(withWidth(columns.layout, id, width))}
              sort={sort && { id: sort.column, desc: sort.descending }}
              sortable={SORTABLE}
              onSort={(next) => {
                const chosen = lookupSort(next);
                if (chosen) onSort(chosen);
              }}
              onOpenRow={context.onOpen}
              selectedRowId={selected < 0 ? null : rowId(jobs[selected], selected)}
              pageSize={rows.length}
            />
          </MovableColumns>
        </Asked>
      </JobCells>
    </ClockProvider>
  );
}

/** A job can stand in several rows. */
function rowId(job: Job | undefined, index: number): string {
  return `${job?.serviceJobId ?? ""} ${index}`;
}

function lookupSort({ id, desc }: DataTableSort): LookupSort | null {
  const column = LOOKUP_SORTS.find((known) => known === id);
  return column ? { column, descending: desc } : null;
}

/** The id as it was pasted, the way to its job, and as what it was found or why it was not. */
function AskedCell({ job }: { job: Job }) {
  const t = useTranslations("lookup");
  const context = use(Asked);
  const row = context?.rows.get(job);
  if (!context || !row) return null;
  const { id } = row;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="flex min-w-0 flex-col items-start">
        {job.serviceJobId ? (
          <Link
            href={jobHref(job.serviceJobId, context.marketplace)}
            prefetch={false}
            onNavigate={(event) => {
              event.preventDefault();
              context.onOpen(job);
            }}
            data-job-link={job.serviceJobId}
            title={id}
            className="id-text inline-block max-w-full truncate rounded-sm leading-4 font-medium text-fg hover:text-accent-fg hover:underline max-sm:py-1"
          >
            {id}
          </Link>
        ) : (
          <span title={id} className="id-text max-w-full truncate leading-4 text-muted">
            {id}
          </span>
        )}
        {row.state === "found" ? (
          <span className="max-w-full truncate text-xs leading-4 text-muted">
            {t(`kind.${row.kind}`)}
          </span>
        ) : (
          <span className="flex items-center gap-1 text-xs leading-4 font-medium text-action">
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
            {t(`state.${row.state}`)}
          </span>
        )}
      </span>
      <CopyButton
        text={id}
        label={t("copyId", { id })}
        className="size-6! shrink-0 opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100 [&_svg]:size-3.5! print:hidden"
      />
    </span>
  );
}
