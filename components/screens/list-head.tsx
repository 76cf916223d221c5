"use client";

import { useLocale } from "next-intl";
import { memo, type Ref } from "react";
import { shownColumns } from "@/components/data-table/column-layout";
import type { ColumnLayoutState } from "@/components/data-table/use-column-layout";
import { ExportButton } from "@/components/export/export-button";
import { FilterBar, type FilterBarHandle } from "@/components/jobs-list/filter-bar/filter-bar";
import type { FilterBarContext } from "@/components/jobs-list/filter-bar/filter-bar-context";
import { FrozenListNotice } from "@/components/jobs-list/frozen-list-notice";
import { JobsHeader } from "@/components/jobs-list/jobs-header";
import { QueueBar } from "@/components/jobs-list/queue-bar";
import { JobColumnsMenu } from "@/components/jobs-list/table/columns-menu";
import { useOpenLookup } from "@/components/lookup/use-open-lookup";
import type { ViewsState } from "@/components/saved-views/use-views";
import { ViewsControl } from "@/components/saved-views/views-control";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import type { UpdateSearch } from "@/components/shared/update-search";
import { IdlePart, lazyCode } from "@/components/ui/lazy-code";
import type { JobPage } from "@/lib/jobs/job";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { heldList, type PastList } from "@/lib/search/past-list";
import type { ParameterProblem } from "@/lib/url/param";

const indexLine = lazyCode(() =>
  import("@/components/jobs-list/index-state/index-line").then((module) => module.IndexLine),
);
/** It asks a minute later at the earliest. */
const changeNotice = lazyCode(() =>
  import("@/components/jobs-list/changes/change-notice").then((module) => module.ChangeNotice),
);
const printHeading = lazyCode(() =>
  import("@/components/jobs-list/print-heading").then((module) => module.PrintHeading),
);

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
  /** Tells the people at one browser apart. */
  person: string;
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
        onLetGo={list.asOf === null ? null : () => update({ asOf: null, page: 1 })}
        zone={zone}
        now={now}
        refreshing={props.fetching}
        onRefresh={refresh}
        views={<ViewsControl {...props.views} />}
        changes={
          <IdlePart
            code={changeNotice}
            props={{
              search: list,
              page: props.polled,
              zone,
              now,
              person: props.person,
              onShow: props.showChanges,
              onShowUpdated: (updated) => update({ updated }),
            }}
          />
        }
        index={
          filters.index.kept ? (
            <div className="min-h-6 min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
              <IdlePart
                code={indexLine}
                props={{ search: list, update, refresh, context: filters }}
              />
            </div>
          ) : null
        }
        actions={
          <>
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
      <IdlePart code={printHeading} props={{ search: list, filters, total, locale }} />
      <SearchProblems problems={props.problems} onRemove={props.remove} />
      {frozen ? (
        <FrozenListNotice frozen={frozen} search={list} update={update} zone={zone} now={now} />
      ) : null}
      <QueueBar
        search={frozen ? heldList(list, zone, frozen.at) : list}
        update={update}
        context={filters}
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
