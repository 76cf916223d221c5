"use client";
import { useLocale } from "next-intl";
import { QueueRows } from "@/components/attention/queue-rows";
import type { AttentionState } from "@/components/attention/use-attention";
import { IndexRowsBanner } from "@/components/jobs-list/index-state/index-notices";
import { Pager } from "@/components/jobs-list/pager";
import { type AttentionSearch, attentionHref } from "@/lib/attention/attention-search";
import type { QueueName } from "@/lib/attention/queues";
import { formatAsOf } from "@/lib/time/format";

interface QueuePaneProps {
  queue: QueueName;
  state: AttentionState;
  search: AttentionSearch;
  /** Epoch ms. */
  now: number;
  zone: string;
  onPage: (page: number) => void;
  onOpen: (id: string) => void;
  onSeen: (id: string) => void;
}

/** The jobs of a queue with their pages, and what is said where Amazon did not answer. */
export function QueuePane({ queue, state, search, now, zone, ...acts }: QueuePaneProps) {
  const locale = useLocale();
  const { page, fetching } = state;
  const hrefOf = (patch: Partial<AttentionSearch>) =>
    attentionHref({ ...search, queue, page: 1, job: null, ...patch });
  const asOf = page?.index?.asOf;
  const isIndexed = page?.rows?.source === "index" && page.jobs.length > 0;
  return (
    <QueueRows
      queue={queue}
      scope={state.scope}
      show={search.show}
      count={state.count}
      page={page}
      problem={state.rowsProblem}
      fetching={fetching}
      job={search.job}
      now={now}
      hrefs={{
        all: hrefOf({ queue: null, show: "open" }),
        open: hrefOf({ show: "open" }),
        seen: hrefOf({ show: "seen" }),
      }}
      onRetry={state.readAgain}
      onOpen={acts.onOpen}
      onSeen={acts.onSeen}
      banner={
        isIndexed ? (
          <IndexRowsBanner
            code={page.rows?.code}
            asOf={asOf ? formatAsOf(Date.parse(asOf), { locale, zone, now }) : ""}
            onRetry={state.refresh}
            retrying={fetching}
          />
        ) : null
      }
      pager={
        page && (page.hasNext || page.hasPrevious) ? (
          <Pager
            page={search.page}
            shown={{ page: page.page, pageSize: page.pageSize, rows: page.jobs.length }}
            total={page.total}
            hasPrevious={search.page > 1}
            hasNext={page.hasNext}
            hrefOf={(number) => hrefOf({ page: number, show: search.show })}
            onPage={acts.onPage}
          />
        ) : null
      }
    />
  );
}
