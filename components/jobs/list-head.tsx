"use client";

import { useLocale } from "next-intl";
import { memo, type Ref } from "react";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import type { JobPage } from "@/lib/jobs/job";
import { heldList, type PastList } from "@/lib/jobs/past-list";
import type { JobsSearch, SearchProblem } from "@/lib/jobs/search-params";
import { ExportButton } from "./export/export-button";
import { FilterBar, type FilterBarHandle } from "./filter-bar/filter-bar";
import type { FilterBarContext } from "./filter-bar/filter-bar-context";
import { JobColumnsMenu } from "./job-columns-menu";
import { JobsHeader } from "./jobs-header";
import { PaletteButton } from "./palette/palette-button";
import { PastListNotice } from "./past-list-notice";
import { PrintHeading } from "./print-heading";
import { RadarHost } from "./radar/radar-host";
import { SearchProblems } from "./search-problems";
import { StatusTiles } from "./status-tiles/status-tiles";
import type { UpdateSearch } from "./use-jobs-search";
import type { ViewsState } from "./views/use-views";
import { ViewsControl } from "./views/views-control";

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
