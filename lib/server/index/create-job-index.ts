import "server-only";
import { OPEN_FLAGS } from "@/lib/jobs/flags";
import type { IndexReason, IndexReport } from "@/lib/jobs/job-index";
import { OPEN_STATUSES } from "@/lib/jobs/statuses";
import { indexOnlyParameters, liveOnlyParameters, meansOlderJobs } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { type Answers, createAnswers } from "./answers";
import { changedSince } from "./change-log";
import { type Changed, createTable } from "./duckdb-table";
import { type Engine, openEngine } from "./engine";
import type { Asking, JobIndex } from "./job-index";
import { EngineError } from "./open-tables";
import { createdSpan, type StoreLabels } from "./question";
import { createSharedSyncer, type SharedIndex } from "./shared/shared-syncer";
import { type Clock, MINUTE, steadyClock } from "./sync/clock";
import type { SyncLog } from "./sync/market";
import type { Reach } from "./sync/report";
import { createSyncer, type Syncer, type SyncFigures } from "./sync/syncer";

/** From then on what Amazon can answer is asked of Amazon, unless that is away. */
const TOO_OLD_MS = 15 * MINUTE;

export type JobIndexParts = {
  mode: "memory" | "store";
  /** Where the index is kept; null keeps it in memory. */
  file: string | null;
  /** Of Amazon's rate, what filling and reading again may take. */
  share: number;
  /** How long jobs are kept. */
  months: number;
  client: Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId" | "quotas">;
  marketplaces: readonly string[];
  labels: StoreLabels;
  log: SyncLog;
  /** Where several processes follow one index; each of them has it in memory. */
  shared?: SharedIndex | null;
  clock?: Clock;
  /** What callers read their `startedAt` from. */
  now?: () => number;
  open?: typeof openEngine;
};

/** What the metrics read of the index; null while its engine is not open. */
export type IndexOfJobs = JobIndex & { figures(): SyncFigures | null };

type Opened = { engine: Engine; syncer: Syncer; answers: Answers };

/**
 * The index of one seller's jobs. Its engine is opened behind whoever starts the process; where that
 * fails the index is off, and says why.
 */
export function createJobIndex(parts: JobIndexParts): IndexOfJobs {
  const { mode, file, client, labels, log, clock = steadyClock, now = Date.now } = parts;
  const feed = createFeed();
  let opened: Opened | null = null;
  let failed: IndexReason | null = null;
  let isClosed = false;

  async function open(): Promise<void> {
    const engine = await (parts.open ?? openEngine)(file);
    if (isClosed) return engine.close();
    const { share, months, marketplaces, shared } = parts;
    const quota = client.quotas.getServiceJobs;
    const reading = { client, quota, marketplaces, share, months, clock, log };
    const syncer = shared
      ? createSharedSyncer({ ...reading, engine, shared, tell: feed.tell })
      : createSyncer({ ...reading, table: createTable(engine, feed.tell) });
    opened = { engine, syncer, answers: createAnswers(engine, labels) };
    log.info({ mode }, "index opened");
  }

  const opening = open().catch((error: unknown) => {
    failed = error instanceof EngineError ? error.reason : "internal";
    const cause = error instanceof Error ? error.message : null;
    log.warn({ mode, reason: failed, cause }, "index off");
  });

  /** Somebody asks: what they see is kept fresher from now on. */
  function answers(): Answers {
    if (opened === null) throw new Error("The index is not open.");
    opened.syncer.asked();
    return opened.answers;
  }

  return {
    report: () =>
      opened === null
        ? unopened(mode, failed)
        : { mode, ...opened.syncer.report(), sequence: feed.last() },

    canAnswer(search, asking) {
      const marketplace = search.marketplace ?? asking.marketplace;
      const reach = opened?.syncer.reach(marketplace) ?? null;
      const missing = indexOnlyParameters(search);
      const isOwn = reach !== null && liveOnlyParameters(search).length === 0;
      const ok = isOwn && isBest(reach, missing) && reachesAsFar(reach, search, asking);
      return ok ? { ok: true } : { ok: false, missing };
    },

    list: async (search, asking) => answers().list(search, asking),
    ids: async (search, asking) => answers().ids(search, asking),
    facets: async (search, asking) => answers().facets(search, asking),
    search: async (text, asking) => answers().search(text, asking),
    schedule: async (search, days, asking) => answers().schedule(search, days, asking),
    insights: async (search, asking) => answers().insights(search, asking),
    find: async (ids, asking) => answers().find(ids, asking),
    queues: async (asked, asking) => answers().queues(asked, asking),
    queue: async (name, asked, asking) => answers().queue(name, asked, asking),

    holds(marketplace) {
      const reach = opened?.syncer.reach(marketplace) ?? null;
      if (reach === null) return "none";
      return reach.isFilled ? "all" : "some";
    },

    changes: {
      follow: feed.follow,
      since: async (marketplace, after, limit) =>
        opened === null ? null : changedSince(opened.engine, { marketplace, after, limit }),
      last: feed.last,
    },
    history: async (id) => answers().history(id),

    learn: (jobs, startedAt) => void opened?.syncer.learn(jobs, now() - startedAt),
    async show(jobs, startedAt) {
      await opened?.syncer.learn(jobs, now() - startedAt);
      await opened?.syncer.caughtUp();
    },
    forget: (ids, startedAt) => opened?.syncer.forget(ids, now() - startedAt),
    figures: () => opened?.syncer.figures() ?? null,

    async close() {
      isClosed = true;
      await opening;
      await opened?.syncer.close();
    },
  };
}

/** Hands on what the table has written. */
function createFeed() {
  const listeners = new Set<Parameters<JobIndex["changes"]["follow"]>[0]>();
  let last = 0;
  return {
    tell({ marketplace, ids, sequence }: Changed): void {
      last = Math.max(last, sequence);
      if (ids.length === 0) return;
      for (const hear of listeners) hear(marketplace, { sequence, ids });
    },
    follow(hear: Parameters<JobIndex["changes"]["follow"]>[0]): () => void {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    last: () => last,
  };
}

function isBest({ lagMs, isAmazonAway }: Reach, missing: readonly string[]): boolean {
  return lagMs <= TOO_OLD_MS || missing.length > 0 || isAmazonAway;
}

/**
 * Whether every job that a search can mean is held. "Any time" means all that are kept; an order of
 * which Amazon may know older jobs does not, where Amazon can be asked for it. Of the jobs that are older
 * than `since` the open ones alone are held.
 */
function reachesAsFar(reach: Reach, search: JobsSearch, asking: Asking): boolean {
  const { from } = createdSpan(search, asking);
  if (from !== null) return from >= reach.since || (reach.isFilled && meansOnlyOpen(search));
  return reach.isFilled && !meansOlderJobs(search);
}

function meansOnlyOpen({ status, flag }: JobsSearch): boolean {
  const saysOpen = (values: readonly string[], open: readonly string[]) =>
    values.length > 0 && values.every((value) => open.includes(value));
  return saysOpen(status, OPEN_STATUSES) || saysOpen(flag, OPEN_FLAGS);
}

function unopened(mode: IndexReport["mode"], failed: IndexReason | null): IndexReport {
  return {
    mode,
    state: failed === null ? "filling" : "off",
    asOf: null,
    since: null,
    verified: null,
    sequence: 0,
    progress: failed === null ? 0 : null,
    rows: 0,
    reason: failed,
  };
}
