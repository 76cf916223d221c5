import "server-only";
import type { Logger } from "pino";
import { OPEN_STATUSES } from "@/lib/jobs/statuses";
import type { CreatedSpan, IndexTable, Read } from "@/lib/server/index/index-table";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { AccountChanged, type CallKind, type Calls, type Tally } from "./calls";
import { type Clock, DAY, iso } from "./clock";
import type { Progress, ProgressFacts } from "./progress";
import type { Providers } from "./providers";
import type { Reads } from "./reads";

const DAYS_OF_MONTH = 365.25 / 12;
/** Before Amazon offered services. */
export const EVER = Date.UTC(2010, 0, 1);

/** The greatest read number there was. */
export const LAST_READ = "last read";

export type SyncLog = Pick<Logger, "info" | "warn" | "error">;

export type MarketParts = {
  marketplace: string;
  table: IndexTable;
  progress: Progress;
  providers: Providers;
  reads: Reads;
  calls: Calls;
  tally: Tally;
  clock: Clock;
  log: SyncLog;
  months: number;
  signal: AbortSignal;
};

/** How far the syncing of one marketplace has come. */
export type MarketView = {
  marketplace: string;
  progress: Pick<Progress, "at">;
  /** A moment of our clock by Amazon's; now. */
  byAmazon(ms?: number): number;
  /** Of the jobs created before, only the open ones are kept. */
  oldest(): number;
  areMonthsFilled(): boolean;
  /** Whether every job that is to be kept has been read once. */
  isFilled(): boolean;
};

type ViewParts = Pick<MarketParts, "marketplace" | "clock" | "months"> & {
  progress: Pick<Progress, "at">;
  reads: Pick<Reads, "byAmazon">;
};

export function viewOf({ marketplace, progress, reads, clock, months }: ViewParts): MarketView {
  const byAmazon = (ms = clock.now()) => reads.byAmazon(ms);
  const oldest = () => oldestOf(byAmazon(), months);
  function areMonthsFilled(): boolean {
    const { fill } = progress.at;
    // A day's worth of jobs leaves each day; more are wanted only where more are to be kept than before.
    return fill !== null && fill.doneAt !== null && fill.from <= oldest() + 2 * DAY;
  }
  const isFilled = () => areMonthsFilled() && progress.at.open !== null;
  return { marketplace, progress, byAmazon, oldest, areMonthsFilled, isFilled };
}

/** What the tasks of one marketplace share. */
export type Market = MarketParts &
  Omit<MarketView, "progress"> & {
    /** The open jobs that are older than the others that are kept. */
    beyond(): CreatedSpan;
    /** Amazon's list, whose jobs are known to be of the provider that is held. */
    ask(kind: CallKind): SpApi["getServiceJobs"];
    pause(ms: number): Promise<void>;
    /** Puts jobs in, and with them how far the syncing has come. */
    put(jobs: readonly WireJob[], read: Read, part?: Partial<ProgressFacts>): Promise<void>;
  };

export function createMarket(parts: MarketParts): Market {
  const { marketplace, table, progress, providers, reads, calls, clock, signal } = parts;
  const openedAt = clock.now();
  const view = viewOf(parts);
  const { oldest, isFilled, byAmazon } = view;

  async function newest(): Promise<readonly WireJob[]> {
    const span = { from: oldest(), to: byAmazon() };
    const { data } = await calls.list("count")(createdWithin(marketplace, span));
    return data.jobs;
  }

  /** One account may have several providers: it has changed where its newest jobs are all of others. */
  async function inspect(jobs: readonly WireJob[]): Promise<void> {
    if (providers.areStrange(jobs) && providers.areStrange(await newest())) {
      throw new AccountChanged();
    }
    providers.add(jobs);
  }

  return {
    ...view,
    ...parts,
    beyond: () => ({ from: EVER, to: oldest(), onlyOpen: true }),
    ask: (kind) => calls.list(kind, inspect),
    pause: (ms) => clock.sleep(ms, signal),
    async put(jobs, read, part = {}) {
      await progress.advance(part, (facts) =>
        table.apply(
          {
            ...{ marketplace, jobs, read, closedFrom: oldest() },
            newsFrom: isFilled() ? -Infinity : byAmazon(openedAt),
          },
          { ...facts, ...providers.facts(), [LAST_READ]: reads.last },
        ),
      );
    },
  };
}

/** A day's beginning, so that it stands still between two tasks. */
export function oldestOf(now: number, months: number): number {
  return Math.floor((now - months * DAYS_OF_MONTH * DAY) / DAY) * DAY;
}

/** The newest first, both ends included. */
export function createdWithin(
  marketplaceId: string,
  { from, to, onlyOpen = false }: CreatedSpan,
): JobsQuery {
  return {
    marketplaceId,
    ...(onlyOpen && { serviceJobStatus: OPEN_STATUSES }),
    createdAfter: iso(from),
    createdBefore: iso(to),
    sortField: "JOB_DATE",
    sortOrder: "DESC",
    pageSize: 20,
  };
}
