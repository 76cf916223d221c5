"use client";

import { useLocale } from "next-intl";
import { memo, type Ref, useEffect } from "react";
import { CommandMenuButton } from "@/components/command-menu/command-menu-host";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { ExportButton } from "@/components/export/export-button";
import type { ChangeNoticeProps } from "@/components/jobs-list/changes/change-notice";
import { FilterBar, type FilterBarHandle } from "@/components/jobs-list/filter-bar/filter-bar";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import type { IndexLineProps } from "@/components/jobs-list/index-state/index-line";
import { FrozenListNotice, JobsHeader, PrintHeading } from "@/components/jobs-list/jobs-header";
import { StatusTiles } from "@/components/jobs-list/status-tiles";
import { JobColumnsMenu } from "@/components/jobs-list/table/columns-menu";
import { useOpenLookup } from "@/components/lookup/lookup-draft";
import type { ViewsState } from "@/components/saved-views/use-views";
import { ViewsControl } from "@/components/saved-views/views-control";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import type { UpdateSearch } from "@/components/shared/update-search";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { heldList, type PastList } from "@/lib/search/past-list";
import type { ParameterProblem } from "@/lib/url/param";

interface ListHeadProps {
  /** The search without a job. */
  list: JobsSearch;
  problems: readonly ParameterProblem[];
  update: UpdateSearch;
  remove: (parameter: string) => void;
  clear: () => void;
  page: JobPage | null;
  /** How many jobs the search finds; null while that is not known. */
  total: number | null;
  fetching: boolean;
  refresh: () => void;
  /** The page whose changes are polled; null where nothing can change. */
  polled: JobPage | null;
  showChanges: () => void;
  /** Where the list is held at an instant that has passed. */
  frozen: PastList | null;
  views: ViewsState;
  columns: ColumnLayoutState;
  filters: FilterBarContext;
  bar: Ref<FilterBarHandle>;
}

/** All that stands above the rows. A job that opens changes nothing here, so nothing is rendered. */
export const ListHead = memo(function ListHead(props: ListHeadProps) {
  const { list, update, page, total, frozen, filters, columns, refresh } = props;
  const { zone, now } = filters;
  const locale = useLocale();
  const onLookup = useOpenLookup();
  return (
    <>
      <JobsHeader
        total={page?.total ?? null}
        asOf={page?.asOf ?? null}
        zone={zone}
        now={now}
        refreshing={props.fetching}
        onRefresh={refresh}
        views={<ViewsControl {...props.views} />}
        changes={
          <ChangeNoticeHost
            search={list}
            page={props.polled}
            zone={zone}
            now={now}
            onShow={props.showChanges}
          />
        }
        index={
          filters.index.kept ? (
            <IndexLineHost search={list} update={update} refresh={refresh} context={filters} />
          ) : null
        }
        actions={
          <>
            <CommandMenuButton />
            <JobColumnsMenu {...columns} />
            <ExportButton
              search={list}
              total={total}
              zone={zone}
              shown={shownColumns(columns.layout)}
            />
          </>
        }
      />
      <PrintHeading search={list} filters={filters} total={total} locale={locale} />
      <SearchProblems problems={props.problems} onRemove={props.remove} />
      <FrozenListNotice frozen={frozen} search={list} update={update} zone={zone} now={now} />
      <StatusTiles
        search={frozen ? heldList(list, zone, frozen.at) : list}
        update={update}
        zone={zone}
        now={now}
      />
      <FilterBar
        ref={props.bar}
        search={list}
        update={update}
        clear={props.clear}
        context={filters}
        onLookup={onLookup}
      />
    </>
  );
});

const indexLine = lazyCode(() =>
  import("@/components/jobs-list/index-state/index-line").then((module) => module.IndexLine),
);

/** What the list rests on, in a line of its own whose place is kept until its code has come. */
function IndexLineHost(props: IndexLineProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(indexLine.load), []);
  return (
    <div className="-mt-1 min-h-6 w-full max-sm:min-h-11">
      <LazyPart code={indexLine} props={props} />
    </div>
  );
}

const changeNotice = lazyCode(() =>
  import("@/components/jobs-list/changes/change-notice").then((module) => module.ChangeNotice),
);

/** The notice of changes, whose code comes when the page is idle: it asks a minute later at the earliest. */
function ChangeNoticeHost(props: ChangeNoticeProps) {
  // The outside system is the network.
  useEffect(() => whenIdle(changeNotice.load), []);
  return <LazyPart code={changeNotice} props={props} />;
}
