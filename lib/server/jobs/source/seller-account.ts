import "server-only";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import type { CreateCache } from "@/lib/server/cache/cache";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { sleep } from "@/lib/server/cache/priority";
import { type Once, onceHere } from "@/lib/server/cache/single-flight";
import { checkSecretsNow, settings } from "@/lib/server/config/settings";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import type { Accounts, SellerAccount } from "@/lib/server/jobs/accounts";
import { logger } from "@/lib/server/runtime/logger";
import { metrics } from "@/lib/server/runtime/metrics";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import type { CreateQuota } from "@/lib/server/sp-api/quota/quota";
import { amazonJobs } from "./amazon";
import { type AnswerCaches, createAnswerCaches } from "./caches";
import { createChangedJobs, listWithoutLag, withChanged } from "./changed-jobs";
import { createComparison } from "./comparison";
import { type ChainStore, NO_CHAINS } from "./cursor-cache";
import { indexedJobs } from "./indexed";
import type { JobsSource } from "./jobs-source";
import { learning } from "./learning";
import { countReadsOf, observeSpApi } from "./observe";

/** Makes the index of a seller's jobs; null where it is off. */
type CreateIndex = (client: SpApi) => IndexOfJobs | null;

/** What several processes have together, where there are several. */
export type Together = {
  /** Where the request quota of an operation is kept. */
  createQuota: CreateQuota;
  /** Has one of them ask. */
  once: Once;
  /** Amazon's cursors. */
  chains: ChainStore;
  /** How this process stands with the others. */
  standing: Accounts["standing"];
};

const HERE: Together = {
  createQuota: memoryQuota,
  once: onceHere,
  chains: NO_CHAINS,
  standing: null,
};

/** A write is told however busy the index is: it has the job a moment later then. */
const INDEX_PATIENCE_MS = 700;

/** The accounts of this process: the one that the settings name. */
export function accountsFromSettings(
  createIndex: CreateIndex = () => null,
  together: Together = HERE,
): Accounts {
  const account = accountFromSettings(createIndex, together);
  return { default: account, all: [account], standing: together.standing };
}

function accountFromSettings(createIndex: CreateIndex, together: Together): SellerAccount {
  const log = logger();
  log.info({ mode: settings().mode }, "sp-api client created");
  const client = createSpApi(() => settings().spApi, {
    lookAgain: checkSecretsNow,
    observe: observeSpApi(log),
    createQuota: together.createQuota,
    once: together.once,
  });
  const createCache: CreateCache = (settings) => createMemoryCache(settings, together.once);
  const caches = createAnswerCaches(createCache, countReadsOf);
  const changed = createChangedJobs();
  const reads = { ...client, getServiceJobs: listWithoutLag(client, changed) };
  const index = createIndex(reads);
  const { chains } = together;
  const jobs = jobsOf({ client: reads, caches, index, chains, changed });
  return {
    id: "default",
    region: findMarketplace(settings().marketplaceIds[0])?.region ?? null,
    credentials: () => settings().spApi,
    client,
    quota: client.quotas,
    caches,
    jobs,
    index,
    async learn(job, askedAt) {
      changed.put(job, Date.now());
      if (index === null) return;
      const waiting = new AbortController();
      const patience = sleep(INDEX_PATIENCE_MS, waiting.signal).catch(() => undefined);
      await Promise.race([index.show([job], askedAt), patience]);
      waiting.abort();
    },
    outdate(id) {
      changed.outdate(id, Date.now());
      if (id === null || index === null || settings().index.isShared) return;
      // An index of this process alone learns it by its next poll, or so.
      void jobs.get(id, { lane: "background", refresh: true }).catch(() => undefined);
    },
  };
}

type JobsParts = {
  client: SpApi;
  caches: AnswerCaches;
  index: IndexOfJobs | null;
  chains: ChainStore;
  changed: ReturnType<typeof createChangedJobs>;
};

function jobsOf({ client, caches, index, chains, changed }: JobsParts): JobsSource {
  const shared = { charge: chargeCall, marketplace: () => settings().marketplaceIds[0] };
  const reads = index === null ? client : learning(client, index);
  const live = withChanged(
    amazonJobs({ ...shared, client: reads, caches, sleep, chains }),
    changed,
  );
  if (index === null) return live;
  const compare = createComparison({
    ...shared,
    live,
    index,
    sleep,
    onCompared: (found) => metrics().indexComparisons.inc({ found }),
  });
  return indexedJobs({ ...shared, client: reads, live, index, compare });
}
