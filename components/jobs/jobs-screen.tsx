"use client";
import dynamic from "next/dynamic";
import { useLocale } from "next-intl";
import { useCallback } from "react";
import type { ScreenContext } from "@/lib/jobs/screen-context";
import { hrefFor, searchToString, withFilters } from "@/lib/jobs/search-params";
import { zoneOf } from "@/lib/jobs/search-rules";
import { JobsFilters } from "./jobs-filters";
import { JobsHeader } from "./jobs-header";
import { JobsResults } from "./jobs-results";
import { ResultsAnnouncer } from "./results-announcer";
import { SearchProblems } from "./search-problems";
import { useJobSteps } from "./use-job-steps";
import { useJobsPage } from "./use-jobs-page";
import { useJobsSearch } from "./use-jobs-search";
import { useNow } from "./use-now";
import { useShortcuts } from "./use-shortcuts";

const JobDrawer = dynamic(() => import("./job-drawer").then((module) => module.JobDrawer), {
  ssr: false,
});

/** `/jobs`: everything on it follows from the address, the server's answers and the clock. */
export function JobsScreen({ context }: { context: ScreenContext }) {
  const locale = useLocale();
  const now = useNow(context.now);
  const { search, problems, update, remove } = useJobsSearch(context);
  const jobs = useJobsPage(search);
  const { page } = jobs;
  const zone = zoneOf(
    search,
    context.marketplaces.map(({ id }) => id),
  );

  const asOf = page?.asOf ?? null;
  const pageHref = useCallback(
    (number: number) => hrefFor(withFilters(search, { page: number, asOf })),
    [search, asOf],
  );
  const turnTo = useCallback((number: number) => update({ page: number, asOf }), [update, asOf]);
  const refresh = useCallback(() => {
    // The first page is held still only after somebody has turned it; asking anew lets it go.
    const anew = search.page === 1 ? { ...search, asOf: null } : search;
    jobs.refresh(anew);
    update({ asOf: anew.asOf }, { history: "replace" });
  }, [search, jobs.refresh, update]);

  const open = useCallback((id: string) => update({ job: id }), [update]);
  const close = useCallback(() => update({ job: null }), [update]);
  const steps = useJobSteps({ search, page, update });

  useShortcuts({
    r: refresh,
    "[": page?.hasPrevious ? () => turnTo(search.page - 1) : undefined,
    "]": page?.hasNext ? () => turnTo(search.page + 1) : undefined,
    j: () => steps.step(1),
    k: () => steps.step(-1),
  });

  return (
    <div className="flex flex-col gap-3">
      <JobsHeader
        total={page?.total ?? null}
        asOf={asOf}
        zone={zone}
        refreshing={jobs.fetching}
        onRefresh={refresh}
      />
      {problems.length > 0 ? <SearchProblems problems={problems} onRemove={remove} /> : null}
      <JobsFilters
        search={search}
        update={update}
        context={context}
        zone={zone}
        now={now}
        jobs={page?.jobs}
      />
      <JobsResults
        {...jobs}
        search={search}
        context={context}
        zone={zone}
        now={now}
        locale={locale}
        update={update}
        onOpen={open}
        hrefOfPage={pageHref}
        onPage={turnTo}
      />
      <ResultsAnnouncer
        answerTo={page && !jobs.outdated ? searchToString({ ...search, job: null }) : null}
        rows={page?.jobs.length ?? 0}
        total={page?.total ?? null}
        page={search.page}
        pageSize={search.size}
      />
      {search.job === null ? null : (
        <JobDrawer
          jobId={search.job}
          marketplace={search.marketplace}
          initialJob={page?.jobs.find((job) => job.serviceJobId === search.job)}
          onClose={close}
          onStep={steps.step}
          position={steps.position}
          locale={locale}
          now={now}
          zone={zone}
        />
      )}
    </div>
  );
}
