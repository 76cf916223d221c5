"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import Inbox from "lucide-react/icons/inbox";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { jobHref } from "@/components/shared/job/job-cells";
import { FailedState } from "@/components/shared/problem/problem-states";
import { ClockProvider } from "@/components/shared/time/site-time";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import type { QueueCount, QueuePage } from "@/lib/attention/attention-answers";
import type { QueueScope } from "@/lib/attention/queues";
import { type QueueName, searchOfQueue } from "@/lib/attention/queues";
import type { Problem } from "@/lib/http/problem";
import { hrefFor } from "@/lib/search/jobs-search";
import { QueueRow } from "./queue-row";

export interface QueueRowsProps {
  queue: QueueName;
  scope: QueueScope;
  show: "open" | "seen";
  count: QueueCount | null;
  page: QueuePage | null;
  problem: Problem | null;
  fetching: boolean;
  /** The job that is open. */
  job: string | null;
  /** Epoch ms. */
  now: number;
  hrefs: { all: string; open: string; seen: string };
  onRetry: () => void;
  onOpen: (id: string) => void;
  onSeen: (id: string) => void;
  /** Above the rows: what Amazon did not answer. */
  banner: ReactNode;
  pager: ReactNode;
}

/** The jobs of a queue, the most pressing first, or why there are none. */
export function QueueRows(props: QueueRowsProps) {
  const { queue, scope, show, count, page, problem, fetching, job, now, hrefs } = props;
  const t = useTranslations("attention");
  const locale = useLocale();
  const name = t(`queue.${queue}`);
  const list = searchOfQueue(queue, scope, now);
  const seen = count?.seen ?? 0;
  const hasMoved =
    page !== null &&
    !fetching &&
    count?.count != null &&
    show === "open" &&
    count.count !== page.total;
  return (
    <section
      aria-labelledby="queue-title"
      className="flex min-h-0 min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface"
    >
      <div className="relative flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line px-3 py-2.5 sm:px-4">
        <p className="w-full sm:hidden">
          <LinkButton href={hrefs.all} variant="ghost" size="sm" className="-ml-2">
            <ChevronLeft aria-hidden />
            {t("back")}
          </LinkButton>
        </p>
        <h2 id="queue-title" className="text-base font-semibold">
          {show === "seen" ? t("foldedTitle", { queue: name }) : name}
        </h2>
        {page?.total == null ? null : (
          <p className="text-sm text-muted tabular-nums">{t("jobs", { count: page.total })}</p>
        )}
        <span className="flex flex-1 flex-wrap items-center justify-end gap-x-3 text-sm">
          {hasMoved ? (
            <span className="text-muted">
              {t("moved")}{" "}
              <button
                type="button"
                onClick={props.onRetry}
                className="min-h-6 rounded-sm font-medium text-accent-fg hover:underline"
              >
                {t("show")}
              </button>
            </span>
          ) : null}
          {show === "seen" ? <TextLink href={hrefs.open}>{t("open")}</TextLink> : null}
          {show === "open" ? <TextLink href={hrefFor(list)}>{t("list")}</TextLink> : null}
        </span>
        <p className="w-full text-xs text-muted">{t(`hint.${queue}`)}</p>
        {fetching && page !== null ? <ProgressBar label={name} /> : null}
      </div>
      {props.banner}
      {page === null && problem !== null ? (
        <FailedState problem={problem} onRetry={props.onRetry} retrying={fetching} />
      ) : null}
      {page === null && problem === null ? <RowSkeletons /> : null}
      {page?.jobs.length === 0 ? (
        <EmptyState
          icon={<Inbox />}
          level={3}
          title={show === "seen" ? t("states.emptySeen") : t("states.emptyQueue")}
          text={show === "seen" ? t("states.emptySeenText") : undefined}
        />
      ) : null}
      {page && page.jobs.length > 0 ? (
        <ClockProvider locale={locale} now={now}>
          <ol
            aria-labelledby="queue-title"
            className={cn("min-h-0 flex-1 overflow-y-auto", fetching && "opacity-70")}
          >
            {page.jobs.map((each) => (
              <QueueRow
                key={each.serviceJobId}
                queue={queue}
                job={each}
                place={page.places[each.serviceJobId]}
                note={page.notes?.[each.serviceJobId]}
                selected={each.serviceJobId === job}
                narrow={job !== null}
                isSeen={show === "seen"}
                href={jobHref(each.serviceJobId, scope.marketplace)}
                onOpen={props.onOpen}
                onSeen={props.onSeen}
              />
            ))}
          </ol>
        </ClockProvider>
      ) : null}
      {show === "open" && seen > 0 ? (
        <p className="border-t border-line px-3 py-2 text-sm sm:px-4">
          <TextLink href={hrefs.seen}>{t("folded", { count: seen })}</TextLink>
        </p>
      ) : null}
      {props.pager}
    </section>
  );
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 items-center rounded-sm font-medium text-accent-fg hover:underline"
    >
      {children}
    </Link>
  );
}

function RowSkeletons() {
  return Array.from({ length: 8 }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike.
    <div key={index} className="flex min-h-14 items-center gap-6 border-b border-line px-4">
      <Skeleton className="w-28" />
      <Skeleton className="w-64 max-w-1/3" />
      <Skeleton className="w-32" />
    </div>
  ));
}
