"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import { CommandMenuHost } from "@/components/command-menu/command-menu-host";
import { loseMenu } from "@/components/command-menu/search-draft";
import { shownColumns } from "@/components/data-table/column-layout";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import { openExport } from "@/components/export/export-state";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { ChangeMarks, useRowSnapshot } from "@/components/jobs-list/changes/change-marks";
import type { FilterBarHandle } from "@/components/jobs-list/filter-bar/filter-bar";
import { useListIndex } from "@/components/jobs-list/index-state/list-index";
import { JobsResults } from "@/components/jobs-list/jobs-results";
import { isFollowed } from "@/components/jobs-list/page-math";
import { ResultsAnnouncer, usePageTitle } from "@/components/jobs-list/results-announcer";
import { useSelection } from "@/components/jobs-list/selection/use-selection";
import { jobLayoutColumns } from "@/components/jobs-list/table/columns";
import { useJobSteps } from "@/components/jobs-list/use-job-steps";
import { useJobsPage } from "@/components/jobs-list/use-jobs-page";
import { useJobsSearch } from "@/components/jobs-list/use-jobs-search";
import { useRememberSeen } from "@/components/jobs-list/use-seen-values";
import { useViews } from "@/components/saved-views/use-views";
import { useShortcuts } from "@/components/shared/hot-keys";
import { useScrollRestoration } from "@/components/shared/scroll-restoration";
import { useNow } from "@/components/shared/time/use-now";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { facetsQuery } from "@/lib/search/facets-query";
import { countsQuery } from "@/lib/search/jobs-query";
import {
  hrefFor,
  type JobsSearch,
  searchToString,
  withFilters,
  withoutFilters,
  zoneOf,
} from "@/lib/search/jobs-search";
import { pastList } from "@/lib/search/past-list";
import { COLUMNS_COOKIE, type ScreenContext } from "@/lib/search/screen-context";
import { ListHead } from "./list-head";
import { useRememberList } from "./remember-list";

const commandMenu = lazyCode(() =>
  import("./jobs-command-menu").then((module) => module.JobsCommandMenu, loseMenu),
);

/** `/jobs`: everything on it follows from the address, the server's answers and the clock. */
export function JobsScreen({ context }: { context: ScreenContext }) {
  const locale = useLocale();
  const client = useQueryClient();
  const now = useNow(context.now);
  const bar = useRef<FilterBarHandle>(null);
  const { search, list, problems, settled, update, remove } = useJobsSearch(context, now);
  const jobs = useJobsPage(list);
  const { page, refresh: askAnew } = jobs;
  const { marketplaces } = context;
  useRememberSeen(page);
  const zone = zoneOf(
    list,
    marketplaces.map(({ id }) => id),
  );
  const index = useListIndex(context.index, page);
  const filters = useMemo(
    () => ({ marketplaces, zone, now, index }),
    [marketplaces, zone, now, index],
  );

  const frozen = useMemo(() => pastList(list, zone, now), [list, zone, now]);
  usePageTitle(search);
  useRememberList(page === null ? null : { query: searchToString({ ...list, asOf: page.asOf }) });
  const asOf = page?.asOf ?? null;
  // The old rows stay while the next ones are on their way; their number is no longer true.
  const total = jobs.outdated ? null : (page?.total ?? null);
  const hasNext = page !== null && isFollowed(list, { ...page, outdated: jobs.outdated });
  const pageHref = useCallback(
    (number: number) => hrefFor(withFilters(list, { page: number, asOf })),
    [list, asOf],
  );
  const goToPage = useCallback((number: number) => update({ page: number, asOf }), [update, asOf]);
  const clear = useCallback(() => update(withoutFilters(list)), [update, list]);
  const open = useCallback((id: string) => update({ job: id }), [update]);
  const close = useCallback(() => update({ job: null }), [update]);
  const refresh = useCallback(() => {
    // The first page is held at an instant only once somebody has turned it; asking anew lets it go.
    const anew = list.page === 1 ? { ...list, asOf: null } : list;
    askAnew(anew);
    void client.invalidateQueries({ queryKey: countsQuery(list).queryKey });
    void client.invalidateQueries({ queryKey: facetsQuery(list).queryKey });
    update({ asOf: anew.asOf }, { history: "replace" });
  }, [list, askAnew, update, client]);
  const showChanges = useCallback(() => {
    // Heading, tiles and rows are of one moment: what the server remembers of the counts is older.
    askAnew({ ...list, page: 1, asOf: null });
    const anew = { ...countsQuery(list, { fresh: true }), staleTime: 0 };
    client.fetchQuery(anew).catch(() => undefined);
    void client.invalidateQueries({ queryKey: facetsQuery(list).queryKey });
    update({ page: 1, asOf: null, job: null });
  }, [list, askAnew, update, client]);
  const columns = useColumnLayout(jobLayoutColumns, COLUMNS_COOKIE, context.columns);
  const views = useViews({
    ...{ search: list, update, columns, context },
    layoutColumns: jobLayoutColumns,
  });
  const selection = useSelection(searchToString({ ...list, page: 1, asOf: null }), page?.jobs);
  const { layout } = columns;
  const onExport = useCallback(
    (asked: JobsSearch, count: number | null) =>
      openExport({ search: asked, total: count, zone, shown: shownColumns(layout) }),
    [zone, layout],
  );
  const snapshot = useRowSnapshot(page);
  // Amazon's sandbox answers every question with the same jobs: nothing ever changes there.
  const polled = jobs.outdated || frozen || context.sandbox ? null : page;
  const { step, steps, position } = useJobSteps({ search, page, update });
  useScrollRestoration({
    list: searchToString({ ...list, asOf: null }),
    step: search.job,
    ready: page !== null && !jobs.outdated,
    settled,
  });

  useShortcuts({
    f: () => bar.current?.add(),
    r: refresh,
    j: () => void step(1),
    k: () => void step(-1),
    "[": list.page > 1 ? () => goToPage(list.page - 1) : undefined,
    "]": hasNext ? () => goToPage(list.page + 1) : undefined,
  });

  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-1">
      <ListHead
        {...{ list, problems, update, remove, clear, page, total, refresh, polled, showChanges }}
        {...{ frozen, views, columns, filters, bar }}
        fetching={jobs.fetching}
        person={context.person}
      />
      <ChangeMarks value={snapshot}>
        <JobsResults
          {...jobs}
          search={list}
          selectedId={search.job}
          update={update}
          clear={clear}
          filters={filters}
          columns={columns}
          selection={selection}
          onExport={onExport}
          locale={locale}
          hasNext={hasNext}
          onOpen={open}
          hrefOf={pageHref}
          onPage={goToPage}
        />
      </ChangeMarks>
      <ResultsAnnouncer
        answerTo={page && !jobs.outdated ? searchToString(list) : null}
        refreshedAt={jobs.refreshedAt}
        rows={page?.jobs.length ?? 0}
        total={page?.total ?? null}
        page={list.page}
        pageSize={list.size}
        sort={list.sort}
      />
      <JobDrawer
        jobId={search.job}
        marketplace={search.marketplace}
        initialJob={page?.jobs.find((job) => job.serviceJobId === search.job)}
        onClose={close}
        onStep={(direction) => void step(direction)}
        steps={steps}
        position={position}
        locale={locale}
        now={now}
      />
      <CommandMenuHost needs={commandMenu}>
        {(isOpen) => (
          <LazyPart
            code={commandMenu}
            props={{
              open: isOpen,
              search,
              update,
              clear,
              refresh,
              columns,
              views,
              total,
              zone,
              index,
            }}
          />
        )}
      </CommandMenuHost>
    </div>
  );
}
