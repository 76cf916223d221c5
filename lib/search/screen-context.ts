import type { ActionOffer } from "@/lib/actions/job-action";
import type { Marketplace } from "@/lib/jobs/marketplaces";

/** What the screen knows of this installation. `now` is the server's clock at render, epoch ms. */
export type ScreenContext = {
  /** Those this seller may see; the first is the default. */
  marketplaces: readonly Marketplace[];
  sandbox: boolean;
  /** Whether an index of all jobs is kept, which answers what Amazon's own list cannot. */
  index: boolean;
  /** What this person may have Amazon do here. */
  actions: ActionOffer;
  /** Tells the people at one browser apart, and names none of them. */
  person: string;
  /** The columns as this person left them, as the browser wrote them down. */
  columns?: string;
  /** The same of the lookup. */
  lookupColumns?: string;
  now: number;
};

/** Where the browser keeps the columns, so that the server's first paint already has them. */
export const COLUMNS_COOKIE = "service-jobs.columns";
export const LOOKUP_COLUMNS_COOKIE = "service-jobs.lookup-columns";
