"use client";
import { memo, type ReactNode, useEffect, useMemo } from "react";
import { withWidth } from "@/components/data-table/column-layout";
import { MovableColumns } from "@/components/data-table/movable-columns";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { jobLayoutColumns } from "@/components/jobs-list/table/columns";
import { JobsTable } from "@/components/jobs-list/table/jobs-table";
import { jobHref } from "@/components/shared/job/job-cells";
import type { UpdateSearch } from "@/components/shared/update-search";
import { cn } from "@/components/ui/cn";
import { LazyPart, lazyCode, useCode, whenIdle } from "@/components/ui/lazy-code";
import type { JobPage } from "@/lib/jobs/job";
import { listLimit } from "@/lib/search/filters";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { formatAsOf, formatDateTime } from "@/lib/time/format";
import { IndexRowsBannerHost, IndexUnavailableHost, RowNotes } from "./index-state/notice-hosts";
import { EmptyList } from "./list-states";
import type { PageNavigation } from "./pager";
import { Pager } from "./pager";
import type { SelectionBarProps } from "./selection/selection-bar";
import type { SelectionState } from "./selection/use-selection";
import type { JobsPageState } from "./use-jobs-page";

export interface JobsResultsProps extends JobsPageState, PageNavigation {
  /** The search without a job. */
  search: JobsSearch;
  /** The job that is open. */
  selectedId: string | null;
  update: UpdateSearch;
  clear: () => void;
  filters: FilterBarContext;
  columns: ColumnLayoutState;
  selection: SelectionState;
  /** Opens the export of a search. */
  onExport: (search: JobsSearch, total: number | null) => void;
  locale: string;
  /** Whether a page follows the one that is asked for. */
  hasNext: boolean;
  onOpen: (id: string) => void;
}

const failureStates = lazyCode(() => import("./failure-states"));

/** What a failure looks like: no answer of the server's holds one, so its code comes when the page is idle. */
function useFailureStates(needed: boolean) {
  // The outside system is the network.
  useEffect(() => {
    if (!needed) return whenIdle(failureStates.load);
    failureStates.load();
  }, [needed]);
  return useCode(failureStates);
}

/** So many rows take less than the least height that a list of rows scrolls in. */
const FEW = 6;

/** The rows, or why there are none: loading, on the way to a far page, empty, failed, throttled. */
export const JobsResults = memo(function JobsResults(props: JobsResultsProps) {
  const { page, problem, search, farPage, fetching, outdated, columns, locale } = props;
  const { zone, now } = props.filters;
  const states = useFailureStates(farPage !== null || problem !== null);
  const { chosen, everything } = props.selection.selection;
  const isChosen = everything || chosen.size > 0;
  const notes = page?.notes;
  const asOf = indexTime(page, props);
  const noted = useMemo(() => ({ notes, asOf }), [notes, asOf]);
  if (page === null && problem?.code === "index_unavailable") {
    return (
      <Card>
        <IndexUnavailableHost
          problem={problem}
          search={search}
          update={props.update}
          onRetry={props.retry}
          retrying={fetching}
        />
      </Card>
    );
  }
  if (states && (farPage !== null || (page === null && problem !== null))) {
    return (
      <Card>
        <states.ProblemState
          problem={problem}
          farPage={farPage}
          page={search.page}
          onRetry={props.retry}
          retrying={fetching}
          hrefOf={props.hrefOf}
          onPage={props.onPage}
        />
      </Card>
    );
  }
  if (page?.jobs.length === 0 && !outdated) {
    return (
      <Card>
        <EmptyList {...props} />
      </Card>
    );
  }
  return (
    <>
      {page && problem && states ? (
        <states.StaleBanner
          problem={problem}
          asOf={formatDateTime(Date.parse(page.fetchedAt), { locale, zone, now })}
          onRetry={props.retry}
          retrying={fetching}
        />
      ) : null}
      {page?.rows?.source === "index" ? (
        <IndexRowsBannerHost
          code={page.rows.code}
          asOf={asOf}
          onRetry={() => props.refresh(search)}
          retrying={fetching}
        />
      ) : null}
      <Card shrinks={page === null || page.jobs.length > FEW}>
        <RowNotes value={noted}>
          <MovableColumns {...columns} columns={jobLayoutColumns}>
            <JobsTable
              jobs={page?.jobs ?? []}
              pending={page === null}
              dimmed={page !== null && fetching}
              pageSize={search.size}
              sort={search.sort}
              onSort={(sort) => props.update({ sort })}
              index={props.filters.index}
              selectedId={props.selectedId}
              selection={props.selection.rows}
              onOpen={props.onOpen}
              hrefOf={jobHref}
              layout={columns.layout}
              onResize={(id, width) => columns.onLayout(withWidth(columns.layout, id, width))}
              locale={locale}
              now={now}
            />
          </MovableColumns>
        </RowNotes>
        {page === null ? null : (
          <Pager
            instead={
              isChosen ? (
                <SelectionHost
                  {...props.selection}
                  search={search}
                  update={props.update}
                  total={page.total}
                  limit={listLimit("order", props.filters.index.kept)}
                  onExport={props.onExport}
                  locale={locale}
                  now={now}
                />
              ) : null
            }
            page={search.page}
            shown={{ page: page.page, pageSize: page.pageSize, rows: page.jobs.length }}
            total={page.total}
            hasPrevious={search.page > 1}
            hasNext={props.hasNext}
            hrefOf={props.hrefOf}
            onPage={props.onPage}
          />
        )}
      </Card>
    </>
  );
});

const selectionBar = lazyCode(() =>
  import("./selection/selection-bar").then((module) => module.SelectionBar),
);

/** What can be done with chosen rows, whose code comes with the first of them. */
function SelectionHost(props: SelectionBarProps) {
  // The outside system is the network.
  useEffect(selectionBar.load, []);
  return <LazyPart code={selectionBar} props={props} />;
}

/** Of when the index is by which the rows were ordered, as the screen writes times. */
function indexTime(page: JobPage | null, { filters, locale }: JobsResultsProps): string {
  const { zone, now } = filters;
  const at = page?.index?.asOf;
  return at ? formatAsOf(Date.parse(at), { locale, zone, now }) : "";
}

function Card({ children, shrinks = false }: { children: ReactNode; shrinks?: boolean }) {
  return (
    <div
      className={cn(
        "flex flex-col overflow-hidden rounded-lg border border-line bg-surface print:border-0",
        shrinks ? "min-h-80" : "shrink-0",
      )}
    >
      {children}
    </div>
  );
}
