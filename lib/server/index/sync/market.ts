import "server-only";
import type { Logger } from "pino";
import type { CreatedSpan, IndexTable, Read } from "@/lib/server/index/index-table";
import { timeOf } from "@/lib/server/jobs/crawl/crawl-plan";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { AccountChanged, type CallKind, type Calls, type Tally } from "./calls";
import { type Clock, DAY, iso } from "./clock";
import type { Progress, ProgressFacts } from "./progress";
import type { Providers } from "./providers";
import type { Reads } from "./reads";

const DAYS_OF_MONTH = 365.25 / 12;

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

/** What the tasks of one marketplace share. */
export type Market = MarketParts & {
  /** Jobs created before are not kept. */
  oldest(): number;
  /** Amazon's list, whose jobs are known to be of the provider that is held. */
  ask(kind: CallKind): SpApi["getServiceJobs"];
  pause(ms: number): Promise<void>;
  /** Puts jobs in, and with them how far the syncing has come. */
  put(jobs: readonly WireJob[], read: Read, part?: Partial<ProgressFacts>): Promise<void>;
};

export function createMarket(parts: MarketParts): Market {
  const { marketplace, table, progress, providers, reads, calls, clock, months, signal } = parts;
  const oldest = () => oldestOf(reads.byAmazon(clock.now()), months);

  async function newest(): Promise<readonly WireJob[]> {
    const span = { from: oldest(), to: reads.byAmazon(clock.now()) };
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
    ...parts,
    oldest,
    ask: (kind) => calls.list(kind, inspect),
    pause: (ms) => clock.sleep(ms, signal),
    async put(jobs, read, part = {}) {
      const kept = jobs.filter((job) => (timeOf(job) ?? Number.POSITIVE_INFINITY) >= oldest());
      await progress.advance(part, (facts) =>
        table.apply(
          { marketplace, jobs: kept, read },
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
export function createdWithin(marketplaceId: string, { from, to }: CreatedSpan): JobsQuery {
  return {
    marketplaceId,
    createdAfter: iso(from),
    createdBefore: iso(to),
    sortField: "JOB_DATE",
    sortOrder: "DESC",
    pageSize: 20,
  };
}
