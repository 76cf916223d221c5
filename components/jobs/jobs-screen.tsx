"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import { useColumnLayout } from "@/components/data-table/use-column-layout";
import { heldList, pastList } from "@/lib/jobs/past-list";
import { countsQuery } from "@/lib/jobs/queries";
import { COLUMNS_COOKIE, type ScreenContext } from "@/lib/jobs/screen-context";
import { withoutFilters } from "@/lib/jobs/search-filters";
import { hrefFor, searchToString, withFilters } from "@/lib/jobs/search-params";
import { zoneOf } from "@/lib/jobs/search-rules";
import { jobLayoutColumns } from "./columns";
import { ExportButton } from "./export/export-button";
import { FilterBar, type FilterBarHandle } from "./filter-bar/filter-bar";
import { JobColumnsMenu } from "./job-columns-menu";
import { JobDrawer } from "./job-drawer";
import { JobsHeader } from "./jobs-header";
import { JobsResults } from "./jobs-results";
import { isFollowed } from "./page-math";
import { PaletteButton } from "./palette/palette-button";
import { PaletteHost } from "./palette/palette-host";
import { PastListNotice } from "./past-list-notice";
import { usePlace } from "./place/use-place";
import { PrintHeading } from "./print-heading";
import { ChangeMarks } from "./radar/change-marks";
import { RadarHost } from "./radar/radar-host";
import { useSight } from "./radar/use-sight";
import { ResultsAnnouncer } from "./results-announcer";
import { SearchProblems } from "./search-problems";
import { StatusTiles } from "./status-tiles/status-tiles";
import { useJobSteps } from "./use-job-steps";
import { useJobsPage } from "./use-jobs-page";
import { useJobsSearch } from "./use-jobs-search";
import { useNow } from "./use-now";
import { usePageTitle } from "./use-page-title";
import { useRememberSeen } from "./use-seen-values";
import { useShortcuts } from "./use-shortcuts";
import { useViews } from "./views/use-views";
import { ViewsControl } from "./views/views-control";

/** `/jobs`: everything on it follows from the address, the server's answers and the clock. */
export function JobsScreen({ context }: { context: ScreenContext }) {
  const locale = useLocale();
  const client = useQueryClient();
  const now = useNow(context.now);
  const bar = useRef<FilterBarHandle>(null);
  const { search, problems, settled, update, remove } = useJobsSearch(context, now);
  const jobs = useJobsPage(search);
  const { page, refresh: askAnew } = jobs;
  const { marketplaces } = context;
  useRememberSeen(page);
  const zone = zoneOf(
    search,
    marketplaces.map(({ id }) => id),
  );
  const filters = useMemo(() => ({ marketplaces, zone, now }), [marketplaces, zone, now]);

  const past = useMemo(() => pastList(search, zone, now), [search, zone, now]);
  usePageTitle(search);
  const asOf = page?.asOf ?? null;
  // The old rows stay while the next ones are on their way; their number is no longer true.
  const total = jobs.outdated ? null : (page?.total ?? null);
  const hasNext = page !== null && isFollowed(search, { ...page, outdated: jobs.outdated });
  const pageHref = useCallback(
    (number: number) => hrefFor(withFilters(search, { page: number, asOf })),
    [search, asOf],
  );
  const turnTo = useCallback((number: number) => update({ page: number, asOf }), [update, asOf]);
  const clear = useCallback(() => update(withoutFilters(search)), [update, search]);
  const open = useCallback((id: string) => update({ job: id }), [update]);
  const close = useCallback(() => update({ job: null }), [update]);
  const refresh = useCallback(() => {
    // The first page is held still only once somebody has turned it; asking anew lets it go.
    const anew = search.page === 1 ? { ...search, asOf: null } : search;
    askAnew(anew);
    void client.invalidateQueries({ queryKey: countsQuery(search).queryKey });
    update({ asOf: anew.asOf }, { history: "replace" });
  }, [search, askAnew, update, client]);
  const showNews = useCallback(() => {
    const anew = { ...search, page: 1, asOf: null, job: null };
    askAnew(anew);
    void client.invalidateQueries({ queryKey: countsQuery(search).queryKey });
    update({ page: 1, asOf: null, job: null });
  }, [search, askAnew, update, client]);
  const columns = useColumnLayout(jobLayoutColumns, COLUMNS_COOKIE, context.columns);
  const views = useViews({ search, update, columns, context });
  const sight = useSight(page);
  // Amazon's sandbox answers every question with the same jobs: nothing is ever news there.
  const watched = jobs.outdated || past || context.sandbox ? null : page;
  const { step, steps, position } = useJobSteps({ search, page, update });
  usePlace({
    list: searchToString({ ...search, asOf: null, job: null }),
    step: search.job,
    ready: page !== null && !jobs.outdated,
    settled,
  });

  useShortcuts({
    "/": () => bar.current?.focus(),
    f: () => bar.current?.add(),
    r: refresh,
    j: () => void step(1),
    k: () => void step(-1),
    "[": search.page > 1 ? () => turnTo(search.page - 1) : undefined,
    "]": hasNext ? () => turnTo(search.page + 1) : undefined,
  });

  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-3">
      <JobsHeader
        total={page?.total ?? null}
        asOf={asOf}
        zone={zone}
        now={now}
        refreshing={jobs.fetching}
        onRefresh={refresh}
        views={<ViewsControl {...views} />}
        news={<RadarHost search={search} page={watched} zone={zone} now={now} onShow={showNews} />}
        actions={
          <>
            <PaletteButton />
            <JobColumnsMenu {...columns} />
            <ExportButton search={search} total={total} zone={zone} />
          </>
        }
      />
      <PrintHeading search={search} filters={filters} total={total} locale={locale} />
      <SearchProblems problems={problems} onRemove={remove} />
      <PastListNotice past={past} search={search} update={update} zone={zone} now={now} />
      <StatusTiles
        search={past ? heldList(search, zone, past.at) : search}
        update={update}
        zone={zone}
        now={now}
      />
      <FilterBar ref={bar} search={search} update={update} clear={clear} context={filters} />
      <ChangeMarks value={sight}>
        <JobsResults
          {...jobs}
          search={search}
          update={update}
          clear={clear}
          filters={filters}
          zone={zone}
          columns={columns}
          locale={locale}
          now={now}
          hasNext={hasNext}
          onOpen={open}
          hrefOf={pageHref}
          onPage={turnTo}
        />
      </ChangeMarks>
      <ResultsAnnouncer
        answerTo={page && !jobs.outdated ? searchToString({ ...search, job: null }) : null}
        refreshedAt={jobs.refreshedAt}
        rows={page?.jobs.length ?? 0}
        total={page?.total ?? null}
        page={search.page}
        pageSize={search.size}
        sort={search.sort}
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
      <PaletteHost
        search={search}
        update={update}
        clear={clear}
        refresh={refresh}
        columns={columns}
        views={views}
        total={total}
        zone={zone}
      />
    </div>
  );
}
