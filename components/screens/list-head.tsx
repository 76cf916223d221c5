"use client";

import { useLocale } from "next-intl";
import { memo, type Ref } from "react";
import { PaletteButton } from "@/components/command-menu/command-menu-host";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { ExportButton } from "@/components/export/export-button";
import { FilterBar, type FilterBarHandle } from "@/components/jobs-list/filter-bar/filter-bar";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { JobsHeader, PastListNotice, PrintHeading } from "@/components/jobs-list/jobs-header";
import { RadarHost } from "@/components/jobs-list/radar-host";
import { StatusTiles } from "@/components/jobs-list/status-tiles";
import { JobColumnsMenu } from "@/components/jobs-list/table/columns-menu";
import type { UpdateSearch } from "@/components/jobs-list/use-jobs-search";
import type { ViewsState } from "@/components/saved-views/use-views";
import { ViewsControl } from "@/components/saved-views/views-control";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import type { JobPage } from "@/lib/jobs/job";
import { heldList, type PastList } from "@/lib/search/past-list";
import type { JobsSearch, SearchProblem } from "@/lib/search/search-params";

export interface ListHeadProps {
  /** The search without a job. */
  list: JobsSearch;
  problems: readonly SearchProblem[];
  update: UpdateSearch;
  remove: (parameter: string) => void;
  clear: () => void;
  page: JobPage | null;
  /** How many jobs the search finds; null while that is not known. */
  total: number | null;
  fetching: boolean;
  refresh: () => void;
  /** The page that news are looked for about; null where nothing can be news. */
  watched: JobPage | null;
  showNews: () => void;
  past: PastList | null;
  views: ViewsState;
  columns: ColumnLayoutState;
  filters: FilterBarContext;
  bar: Ref<FilterBarHandle>;
}

/** All that stands above the rows. A job that opens changes nothing here, so nothing is rendered. */
export const ListHead = memo(function ListHead(props: ListHeadProps) {
  const { list, update, page, total, past, filters, columns, refresh } = props;
  const { zone, now } = filters;
  const locale = useLocale();
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
        news={
          <RadarHost
            search={list}
            page={props.watched}
            zone={zone}
            now={now}
            onShow={props.showNews}
          />
        }
        actions={
          <>
            <PaletteButton />
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
      <PastListNotice past={past} search={list} update={update} zone={zone} now={now} />
      <StatusTiles
        search={past ? heldList(list, zone, past.at) : list}
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
      />
    </>
  );
});
