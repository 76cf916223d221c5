"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { IndexNotice, NoIndex, NothingStuck } from "@/components/attention/attention-states";
import { QueueList } from "@/components/attention/queue-list";
import { QueueRows } from "@/components/attention/queue-rows";
import { StoreScope, useOwnStores } from "@/components/attention/store-scope";
import { useAttentionSearch } from "@/components/attention/use-attention-search";
import { useQueueSteps } from "@/components/attention/use-queue-steps";
import { useSeen } from "@/components/attention/use-seen";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { IndexRowsBanner } from "@/components/jobs-list/index-state/index-notices";
import { Pager } from "@/components/jobs-list/pager";
import { useShortcuts } from "@/components/shared/hot-keys";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Freshness } from "@/components/shared/time/freshness";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { cn } from "@/components/ui/cn";
import { attentionQuery, queueQuery } from "@/lib/attention/attention-query";
import { attentionHref, storesMeant } from "@/lib/attention/attention-search";
import { firstQueue, QUEUE_NAMES, type QueueName } from "@/lib/attention/queues";
import { formatAsOf } from "@/lib/time/format";

const WATCH_MS = 30_000;
const FILLING_MS = 5_000;

export interface AttentionScreenProps {
  /** The person's own stores as the browser keeps them. */
  stores: readonly string[];
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** `/attention`: what can be stuck, queue by queue, with the jobs of one of them. */
export function AttentionScreen({ stores, renderedAt }: AttentionScreenProps) {
  const t = useTranslations("attention");
  const locale = useLocale();
  const client = useQueryClient();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const { search, update } = useAttentionSearch();
  const { own, keep } = useOwnStores(stores);
  const scope = { store: storesMeant(search, own), marketplace: search.marketplace };

  const counting = useQuery({
    ...attentionQuery(scope),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.complete ? WATCH_MS : FILLING_MS),
    refetchIntervalInBackground: false,
  });
  const counts = counting.data ?? null;
  const problem = useQueryProblem(counting, "counts");
  // What is read does not change by itself: the first queue stays the one while it is worked off.
  const [first, setFirst] = useState<QueueName | null>(null);
  const found = counts && firstQueue(counts.queues);
  if (first === null && found !== null) setFirst(found);
  const queue = search.queue ?? first ?? found;
  const count = counts?.queues.find(({ name }) => name === queue) ?? null;

  const rows = { ...scope, show: search.show, page: search.page };
  const listing = useQuery({
    ...queueQuery(queue ?? "late", rows),
    enabled: queue !== null,
  });
  const page = (queue && listing.data) ?? null;
  const rowsProblem = useQueryProblem(listing, `${queue} ${search.show} ${search.page}`);
  const { step, after, steps, position } = useQueueSteps({
    ...{ queue, page, rows, job: search.job, update },
  });
  const markSeen = useSeen({ queue, page, rows });
  useTabTitle(counts?.queues.find(({ name }) => name === "late")?.count ?? 0);

  const onSeen = (id: string) => {
    if (search.job === id) update({ job: after(id) }, { history: "replace" });
    markSeen(id);
  };
  const refresh = () => {
    void counting.refetch();
    if (queue === null) return;
    const fresh = { ...queueQuery(queue, rows, { fresh: true }), staleTime: 0 };
    client.fetchQuery(fresh).catch(() => undefined);
  };
  const turn = (number: number) => update({ page: number, job: null });
  const choices = QUEUE_NAMES.map((name, index) => [
    String(index + 1),
    () => update({ queue: name }),
  ]);
  useShortcuts({
    j: () => void step(1),
    k: () => void step(-1),
    e: () => {
      const id = search.job ?? focusedJob();
      if (id !== null) onSeen(id);
    },
    r: refresh,
    "[": search.page > 1 ? () => turn(search.page - 1) : undefined,
    "]": page?.hasNext ? () => turn(search.page + 1) : undefined,
    ...Object.fromEntries(choices),
  });

  const isUnknown = counts === null && problem?.code === "index_unavailable";
  const isNothing =
    counts?.complete === true &&
    search.queue === null &&
    counts.queues.every((each) => each.count === 0);
  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1.5">
        <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
        <StoreScope search={search} update={update} own={own} onKeep={keep} />
        <Freshness
          fetchedAt={counts?.index.asOf ?? null}
          zone={zone}
          now={now}
          say={(at) => t("asOf", at)}
          refresh={t("refresh")}
          refreshing={listing.isFetching && page !== null}
          onRefresh={refresh}
        />
      </div>
      {counts ? <IndexNotice counts={counts} zone={zone} now={now} /> : null}
      {isUnknown ? <NoIndex /> : null}
      {counts === null && problem !== null && !isUnknown ? (
        <FailedState
          problem={problem}
          onRetry={() => void counting.refetch()}
          retrying={counting.isFetching}
        />
      ) : null}
      {isUnknown || (counts === null && problem !== null) ? null : (
        <div
          className={cn(
            "grid min-h-0 flex-1 content-start gap-3 lg:grid-cols-[18.5rem_minmax(0,1fr)] lg:content-stretch lg:gap-4",
            search.job !== null && "xl:pr-[calc(var(--drawer-width)-1.25rem)]",
          )}
        >
          <QueueList
            counts={counts}
            chosen={queue}
            hrefOf={(name) => attentionHref({ ...search, queue: name, page: 1, job: null })}
            onChoose={(name) => update({ queue: name })}
            now={now}
            className={cn(
              "lg:min-h-0 lg:overflow-y-auto",
              search.queue !== null && "max-sm:hidden",
            )}
          />
          <div className={cn("flex min-h-0 flex-col", search.queue === null && "max-sm:hidden")}>
            {isNothing && counts ? <NothingStuck counts={counts} zone={zone} now={now} /> : null}
            {queue === null || isNothing ? null : (
              <QueueRows
                queue={queue}
                scope={scope}
                show={search.show}
                count={count}
                page={page}
                problem={rowsProblem}
                fetching={listing.isFetching}
                job={search.job}
                now={now}
                hrefs={{
                  all: attentionHref({ ...search, queue: null, page: 1, job: null, show: "open" }),
                  open: attentionHref({ ...search, queue, page: 1, job: null, show: "open" }),
                  seen: attentionHref({ ...search, queue, page: 1, job: null, show: "seen" }),
                }}
                onRetry={() => void listing.refetch()}
                onOpen={(id) => update({ job: id })}
                onSeen={onSeen}
                banner={
                  page?.rows?.source === "index" && page.jobs.length > 0 ? (
                    <IndexRowsBanner
                      code={page.rows.code}
                      asOf={
                        page.index?.asOf
                          ? formatAsOf(Date.parse(page.index.asOf), { locale, zone, now })
                          : ""
                      }
                      onRetry={refresh}
                      retrying={listing.isFetching}
                    />
                  ) : null
                }
                pager={
                  page && (page.hasNext || page.hasPrevious) ? (
                    <Pager
                      page={search.page}
                      shown={{
                        page: page.page,
                        pageSize: page.pageSize,
                        rows: page.jobs.length,
                      }}
                      total={page.total}
                      hasPrevious={search.page > 1}
                      hasNext={page.hasNext}
                      hrefOf={(number) => attentionHref({ ...search, page: number, job: null })}
                      onPage={turn}
                    />
                  ) : null
                }
              />
            )}
          </div>
        </div>
      )}
      <JobDrawer
        jobId={search.job}
        marketplace={search.marketplace}
        initialJob={page?.jobs.find(({ serviceJobId }) => serviceJobId === search.job)}
        onClose={() => update({ job: null })}
        onStep={(direction) => void step(direction)}
        steps={steps}
        position={position}
        locale={locale}
        now={now}
      />
    </div>
  );
}

/** The number of late jobs stands in the tab, whichever queue is shown. */
function useTabTitle(late: number): void {
  const t = useTranslations("attention");
  const app = useTranslations("common")("appName");
  const title = late > 0 ? t("tabTitle", { count: late, title: t("title") }) : t("title");

  // The outside system is the browser's tab.
  useEffect(() => {
    document.title = `${title} · ${app}`;
  }, [title, app]);
}

/** The job in whose row the focus is. */
function focusedJob(): string | null {
  const row = document.activeElement?.closest("[data-row]");
  return row?.querySelector<HTMLElement>("[data-job-link]")?.dataset.jobLink ?? null;
}
