import "server-only";
import type { JobCounts } from "@/lib/jobs/job";
import type { IndexedPage } from "@/lib/jobs/job-index";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { CrawlOutcome, CrawlRequest, CrawlStep } from "@/lib/server/jobs/crawl/crawl";
import type { Known } from "@/lib/server/jobs/privacy/privacy";
import type { CallOptions } from "@/lib/server/sp-api/contract";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";

/** `refresh` asks anew whatever is remembered. */
type SourceCall = CallOptions & { refresh?: boolean };

/** `patienceMs` is how long it may take to reach a far page. */
export type PageCall = SourceCall & {
  patienceMs?: number;
  /** Its search names an instant of just now: nobody can have asked for it yet. */
  isNew?: boolean;
};

export type JobsPage = {
  /** The same object for everybody who gets the same answer. */
  listing: WireListing;
  hasNext: boolean;
  /** The instant up to which an open list was asked, in ISO 8601: with it, its pages hold still. */
  asOf: string;
  /** Epoch milliseconds. */
  fetchedAt: number;
  /** Once there is an index. */
  beside?: IndexedPage;
  /** By service job id. */
  known?: ReadonlyMap<string, Known>;
};

/** Where jobs are read, uncut: for this server's eyes only. All of it rejects as Amazon's room does. */
export type JobsSource = {
  /**
   * The page of a search that it names. A list that is open upwards and has no `asOf` is asked "up to
   * now"; for a short time everybody who asks the same open question gets the same instant.
   * @throws ProblemError `bad_search` for a page beyond the end
   */
  list(search: JobsSearch, call: PageCall): Promise<JobsPage>;
  /** A page of a list that is open upwards and stays so, as nobody goes on from it. */
  listOpen(search: JobsSearch, call: PageCall): Promise<Omit<JobsPage, "asOf">>;
  /** `fetchedAt` in epoch milliseconds. */
  get(id: string, call: SourceCall): Promise<{ data: WireJob; fetchedAt: number }>;
  /**
   * How many jobs of each status match the other filters of a search, wherever its reader pages.
   * `reserve` hears how many calls it may take, before they are made.
   */
  count(
    search: JobsSearch,
    call: Pick<SourceCall, "signal" | "user" | "refresh"> & {
      reserve?: (calls: number) => Promise<void>;
    },
  ): Promise<JobCounts>;
  /**
   * Every job that a question finds, each once and in order. `search` is what was asked for: an index
   * knows more of it than the query can say.
   */
  crawl(
    request: CrawlRequest & { search?: JobsSearch },
  ): AsyncGenerator<CrawlStep, CrawlOutcome, void>;
};
