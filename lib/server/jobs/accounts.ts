import "server-only";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import type { AnswerCaches } from "@/lib/server/jobs/source/caches";
import type { JobsSource } from "@/lib/server/jobs/source/jobs-source";
import { port } from "@/lib/server/runtime/port";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
import type { SpApi } from "@/lib/server/sp-api/contract";

/** One seller at Amazon, with all that belongs to this seller alone. */
export type SellerAccount = {
  id: string;
  /** Of Amazon's hosts; null for a marketplace that no list of ours holds. */
  region: Marketplace["region"] | null;
  /** Read anew at every use, as secrets are exchanged while the process runs. */
  credentials: () => Pick<SpApiConfig, "clientId" | "clientSecret" | "refreshToken">;
  client: SpApi;
  quota: SpApi["quotas"];
  caches: AnswerCaches;
  /** The jobs of this seller; whoever shows jobs asks here and not the client. */
  jobs: JobsSource;
  /** The index of all jobs; null where it is off. */
  index: IndexOfJobs | null;
};

export type Accounts = {
  /** The one that is meant where nobody names another. */
  default: SellerAccount;
  all: readonly SellerAccount[];
};

export const accounts = port<Accounts>("accounts");
