import "server-only";
import type { Marketplace } from "@/lib/jobs/marketplaces";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import type { AnswerCaches } from "@/lib/server/jobs/source/caches";
import type { JobsSource } from "@/lib/server/jobs/source/jobs-source";
import { port } from "@/lib/server/runtime/port";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { WireJob } from "@/lib/server/sp-api/wire";

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
  /**
   * Takes in a job as Amazon has just shown it, having been asked at `askedAt`, epoch ms. Resolves once every
   * answer here shows it so, or the index takes too long. Never rejects.
   */
  learn: (job: WireJob, askedAt: number) => Promise<void>;
  /** Another process had a job changed, null where nobody knows which: what is remembered of it counts no more. */
  outdate: (id: string | null) => void;
};

/** How this process stands with the others that spend the same quota. */
export type Standing = {
  /** Whether it has ever met what they share. */
  met: boolean;
  /** Whether they share now; else this process goes on with its part of the quota alone. */
  together: boolean;
  /** How many processes live, as they were counted last. */
  processes: number;
  /** Seconds for which this process was alone so far. */
  aloneSeconds: number;
  /** Calls whose wait for a token began again, as they changed between alone and together. */
  reentered: number;
};

export type Accounts = {
  /** The one that is meant where nobody names another. */
  default: SellerAccount;
  all: readonly SellerAccount[];
  /** Null where this process is the only one. */
  standing: (() => Standing) | null;
};

export const accounts = port<Accounts>("accounts");
