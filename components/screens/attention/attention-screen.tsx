"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import { IndexNotice, NoIndex, NothingStuck } from "@/components/attention/attention-states";
import { QueueList } from "@/components/attention/queue-list";
import { StoreScope, useOwnStores } from "@/components/attention/store-scope";
import { type AttentionState, useAttention } from "@/components/attention/use-attention";
import { useQueueSteps } from "@/components/attention/use-queue-steps";
import { useSeen } from "@/components/attention/use-seen";
import { useScreenSearch } from "@/components/filters/screen-search";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { useShortcuts } from "@/components/shared/hot-keys";
import { FailedState } from "@/components/shared/problem/problem-states";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { Freshness } from "@/components/shared/time/freshness";
import { useNow } from "@/components/shared/time/use-now";
import { useOwnZone } from "@/components/shared/time/viewer-zone";
import { cn } from "@/components/ui/cn";
import { attentionAddress, attentionHref } from "@/lib/attention/attention-search";
import { QUEUE_NAMES } from "@/lib/attention/queues";
import { QueuePane } from "./queue-pane";

interface AttentionScreenProps {
  /** The person's own stores as the browser keeps them. */
  stores: readonly string[];
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** `/attention`: what can be stuck, queue by queue, with the jobs of one of them. */
export function AttentionScreen({ stores, renderedAt }: AttentionScreenProps) {
  const t = useTranslations("attention");
  const locale = useLocale();
  const now = useNow(renderedAt);
  const zone = useOwnZone();
  const { search, problems, update, remove } = useScreenSearch(attentionAddress);
  const { own, keep } = useOwnStores(stores);
  const state = useAttention(search, own);
  const { counts, queue, page, rows } = state;
  const { step, after, steps, position } = useQueueSteps({
    ...{ queue, page, rows, job: search.job, update },
  });
  const markSeen = useSeen({ queue, page, rows });
  useTabTitle(counts?.queues.find(({ name }) => name === "late")?.count ?? 0);

  const open = (id: string) => update({ job: id });
  const turn = (number: number) => update({ page: number, job: null });
  const onSeen = (id: string) => {
    if (search.job === id) update({ job: after(id) }, { history: "replace" });
    markSeen(id);
  };
  useShortcuts({
    ...Object.fromEntries(
      QUEUE_NAMES.map((name, index) => [index + 1, () => update({ queue: name })]),
    ),
    j: () => void step(1),
    k: () => void step(-1),
    e: () => {
      const id = search.job ?? focusedJob();
      if (id !== null) onSeen(id);
    },
    r: state.refresh,
    "[": search.page > 1 ? () => turn(search.page - 1) : undefined,
    "]": page?.hasNext ? () => turn(search.page + 1) : undefined,
  });

  const isNothing = search.queue === null && counts !== null && isAllQuiet(counts);
  const isChosen = search.queue !== null;
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
          refreshing={state.fetching && page !== null}
          onRefresh={state.refresh}
        />
      </div>
      <SearchProblems problems={problems} onRemove={remove} />
      {counts ? <IndexNotice counts={counts} zone={zone} now={now} /> : null}
      {counts === null && state.problem !== null ? (
        <Unknown state={state} />
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-3 lg:grid-cols-[18.5rem_minmax(0,1fr)] lg:content-stretch lg:gap-4">
          <QueueList
            counts={counts}
            chosen={queue}
            hrefOf={(name) => attentionHref({ ...search, queue: name, page: 1, job: null })}
            onChoose={(name) => update({ queue: name })}
            now={now}
            className={cn("lg:min-h-0 lg:overflow-y-auto", isChosen && "max-sm:hidden")}
          />
          <div className={cn("flex min-h-0 flex-col", !(isChosen || isNothing) && "max-sm:hidden")}>
            {isNothing ? <NothingStuck counts={counts} zone={zone} now={now} /> : null}
            {queue === null || isNothing ? null : (
              <QueuePane
                {...{ queue, state, search, now, zone }}
                onPage={turn}
                onOpen={open}
                onSeen={onSeen}
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

/** Why nothing is known of any queue. */
function Unknown({ state: { problem, countAgain, fetching } }: { state: AttentionState }) {
  if (problem === null || problem.code === "index_unavailable") return <NoIndex />;
  return <FailedState problem={problem} onRetry={countAgain} retrying={fetching} />;
}

/** Whether every queue is empty, and known to be. */
function isAllQuiet({ complete, queues }: NonNullable<AttentionState["counts"]>): boolean {
  return complete && queues.every(({ count }) => count === 0);
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
