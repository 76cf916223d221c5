import "server-only";
import { findMarketplace } from "@/lib/jobs/marketplaces";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { sleep } from "@/lib/server/cache/priority";
import { checkSecretsNow, settings } from "@/lib/server/config/settings";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import type { Accounts, SellerAccount } from "@/lib/server/jobs/accounts";
import { logger } from "@/lib/server/runtime/logger";
import { createSpApi } from "@/lib/server/sp-api/client";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import { amazonJobs } from "./amazon";
import { createAnswerCaches } from "./caches";
import { countReadsOf, observeSpApi } from "./observe";

/** The accounts of this process: the one that the settings name. */
export function accountsFromSettings(): Accounts {
  const account = accountFromSettings();
  return { default: account, all: [account] };
}

function accountFromSettings(): SellerAccount {
  const log = logger();
  log.info({ mode: settings().mode }, "sp-api client created");
  const client = createSpApi(() => settings().spApi, {
    lookAgain: checkSecretsNow,
    observe: observeSpApi(log),
    createQuota: memoryQuota,
  });
  const caches = createAnswerCaches(createMemoryCache, countReadsOf);
  return {
    id: "default",
    region: findMarketplace(settings().marketplaceIds[0])?.region ?? null,
    credentials: () => settings().spApi,
    client,
    quota: client.quotas,
    caches,
    jobs: amazonJobs({
      client,
      caches,
      sleep,
      charge: chargeCall,
      marketplace: () => settings().marketplaceIds[0],
    }),
  };
}
