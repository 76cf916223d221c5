import "server-only";
import type { QueueName, QueueScope } from "@/lib/attention/queues";
import type { InsightsAnswer } from "@/lib/insights/insights";
import type { InsightsSearch } from "@/lib/insights/insights-search";
import type { JobFlag } from "@/lib/jobs/job";
import type { JobHistory } from "@/lib/jobs/job-history";
import type { Facet, FacetName, IndexReport, SearchHit } from "@/lib/jobs/job-index";
import type { UnscheduledJob, Visit } from "@/lib/schedule/schedule";
import type { ScheduleSearch } from "@/lib/schedule/schedule-search";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** What the index knows of one job: nothing of its buyer. */
export type IndexedJob = {
  id: string;
  /** Reads like Amazon's, with the rest left out. */
  job: WireJob;
  /** Those too that only who knows every job can tell. */
  flags: JobFlag[];
  /** Of the site: the job's own address is not kept. */
  zone: string;
  /** When the last read that showed it began, epoch ms. */
  openedAt: number;
  /** The ids of a job with the same product order or parcel were forgotten, so that these name it no more. */
  sharesEmptied?: boolean;
};

/** Where an answer is asked from: `now` in epoch ms, and the marketplace of a search that names none. */
export type Asking = { now: number; marketplace: string };

/** Jobs that changed, and the number of the last change. */
export type ChangeNews = { sequence: number; ids: readonly string[] };

export type FollowedChanges = {
  /** Hears of every change as it is seen, until the function that is returned is called. */
  follow(hear: (marketplace: string, news: ChangeNews) => void): () => void;
  /** What has changed after a number, at most so many jobs; null where nobody can tell any more. */
  since(marketplace: string, after: number, limit: number): Promise<ChangeNews | null>;
  /** The number of the last change, 0 before there was one. */
  last(): number;
};

export type Schedule = {
  visits: Visit[];
  /** The jobs that wait longest, and how many there are. */
  unscheduled: { total: number; jobs: UnscheduledJob[] };
};

/** Groups by the names that the index knows. */
export type Insights = Pick<InsightsAnswer, "tz" | "buckets" | "all" | "series" | "base">;

/** Jobs that a person has seen, each with what its facts amounted to then. */
export type SeenJob = { queue: QueueName; id: string; hash: string };

export type QueueAsking = { scope: QueueScope; seen: readonly SeenJob[] };

/** What stands in a queue: how many jobs, how many more as they were seen, and the earliest, epoch ms. */
export type QueueFigures = { name: QueueName; count: number; seen: number; oldest: number | null };

/** Of a queue: its moment in epoch ms, and what its facts amount to. */
export type QueuedJob = IndexedJob & { at: number | null; hash: string };

/** The non-personal facts of all jobs, kept fresh in the background. Answers in milliseconds, or not at all. */
export type JobIndex = {
  report(): IndexReport;
  /**
   * Whether a search can be answered completely: the index is on and reaches as far as the search does.
   * `missing` names the parameters that only the index could answer, for a search that cannot be.
   */
  canAnswer(search: JobsSearch, asking: Asking): { ok: true } | { ok: false; missing: string[] };
  /** The jobs of one page in order, and how many match at all. */
  list(search: JobsSearch, asking: Asking): Promise<{ jobs: IndexedJob[]; total: number }>;
  /** Every match in order, for an export: ids, order ids and times of creation only. */
  ids(search: JobsSearch, asking: Asking): Promise<IndexedJob[]>;
  facets(
    search: JobsSearch,
    asking: Asking,
  ): Promise<{ total: number; facets: Record<FacetName, Facet[]> }>;
  search(text: string, asking: Asking): Promise<SearchHit[]>;
  /**
   * The visits that touch these days, one after another and as `2026-11-23`, and what is to be scheduled;
   * as far as is known, also while the index is being filled.
   */
  schedule(search: ScheduleSearch, days: readonly string[], asking: Asking): Promise<Schedule>;
  /** Figures of the jobs of a search, by when they were created. */
  insights(search: InsightsSearch, asking: Asking): Promise<Insights>;
  /** Jobs by service job id, order, product order or tracking id, in any of these columns. */
  find(ids: readonly string[], asking: Asking): Promise<IndexedJob[]>;
  changes: FollowedChanges;
  /** What was seen to change of a job, newest first. */
  history(id: string): Promise<Pick<JobHistory, "changes" | "since">>;
  /** How many of the jobs of a marketplace are held: all that are kept, those so far, or none yet. */
  holds(marketplace: string): "all" | "some" | "none";
  /** What needs somebody, in every queue. */
  queues(asked: QueueAsking, asking: Asking): Promise<QueueFigures[]>;
  /** A page of a queue in its order: jobs as they were seen, or the others. */
  queue(
    name: QueueName,
    asked: QueueAsking & { show: "open" | "seen"; page: number; size: number },
    asking: Asking,
  ): Promise<{ jobs: QueuedJob[]; total: number }>;
  /** Takes what a live read begun at `startedAt` (epoch ms) showed, at once. */
  learn(jobs: readonly WireJob[], startedAt: number): void;
  /** The same; resolves once every answer here shows it. Never rejects. */
  show(jobs: readonly WireJob[], startedAt: number): Promise<void>;
  /** A live read asked for these and Amazon did not know them. */
  forget(ids: readonly string[], startedAt: number): void;
  close(): Promise<void>;
};
