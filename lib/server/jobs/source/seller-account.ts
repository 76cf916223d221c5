import "server-only";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { sleep } from "@/lib/server/cache/priority";
import { checkSecretsNow, settings } from "@/lib/server/config/settings";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import type { Accounts, SellerAccount } from "@/lib/server/jobs/accounts";
import { logger } from "@/lib/server/runtime/logger";
import { metrics } from "@/lib/server/runtime/metrics";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import { amazonJobs } from "./amazon";
import { type AnswerCaches, createAnswerCaches } from "./caches";
import { createComparison } from "./comparison";
import { indexedJobs } from "./indexed";
import type { JobsSource } from "./jobs-source";
import { learning } from "./learning";
import { countReadsOf, observeSpApi } from "./observe";

/** Makes the index of a seller's jobs; null where it is off. */
type CreateIndex = (client: SpApi) => IndexOfJobs | null;

/** The accounts of this process: the one that the settings name. */
export function accountsFromSettings(createIndex: CreateIndex = () => null): Accounts {
  const account = accountFromSettings(createIndex);
  return { default: account, all: [account] };
}

function accountFromSettings(createIndex: CreateIndex): SellerAccount {
  const log = logger();
  log.info({ mode: settings().mode }, "sp-api client created");
  const client = createSpApi(() => settings().spApi, {
    lookAgain: checkSecretsNow,
    observe: observeSpApi(log),
    createQuota: memoryQuota,
  });
  const caches = createAnswerCaches(createMemoryCache, countReadsOf);
  const index = createIndex(client);
  return {
    id: "default",
    region: findMarketplace(settings().marketplaceIds[0])?.region ?? null,
    credentials: () => settings().spApi,
    client,
    quota: client.quotas,
    caches,
    jobs: jobsOf(client, caches, index),
    index,
  };
}

function jobsOf(client: SpApi, caches: AnswerCaches, index: IndexOfJobs | null): JobsSource {
  const shared = { charge: chargeCall, marketplace: () => settings().marketplaceIds[0] };
  const reads = index === null ? client : learning(client, index);
  const live = amazonJobs({ ...shared, client: reads, caches, sleep });
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
