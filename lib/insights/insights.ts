import type { IndexInfo } from "@/lib/jobs/job-index";

export const BUCKETS = ["week", "month"] as const;
export type BucketKind = (typeof BUCKETS)[number];

export const GROUPS = ["store", "technician", "service"] as const;
export type GroupKind = (typeof GROUPS)[number];

/** A week from Monday on, or a month, in the zone of the answer; days as `2026-11-23`, both included. */
export type Bucket = {
  from: string;
  to: string;
  /** Whether all of it lies within the range that was asked for, and is over. */
  isWhole: boolean;
};

/** What is known of the jobs that were created in some time. Shares are for a screen to make of the counts. */
export type Figures = {
  jobs: number;
  completed: number;
  cancelled: number;
  notFulfillable: number;
  /** Jobs of which a visit was moved. */
  rescheduled: number;
  /** From creation to the start of the first visit that was not called off, planned ones too; `of` so many jobs. */
  firstVisit: { medianHours: number | null; of: number };
  /**
   * Visits that began no later than `ON_TIME_MINUTES` after their time, `of` so many jobs whose proof of
   * appointment says when it was: nothing is known of the others.
   */
  onTime: { jobs: number; of: number };
};

/** A visit that begins so many minutes late is still on time. */
export const ON_TIME_MINUTES = 15;

/** The figures of one group, or of all jobs. */
export type Series = {
  /** A store's or technician's id, or the ASIN of a service; `NO_GROUP` for jobs without one. */
  id: string;
  /** Empty for `NO_GROUP`. */
  label: string;
  /** One for each bucket. */
  points: Figures[];
  /** Of all buckets together. */
  whole: Figures;
};

export const NO_GROUP = "none";

/** An answer has so many groups at most, those with most jobs. */
export const GROUP_LIMIT = 20;

/** What the figures rest on. */
type Base = {
  /** How many jobs match the search. */
  jobs: number;
  /** Of these, how many stand in no bucket, as Amazon does not say when they were created, or long ago. */
  unplaced: number;
  /** How many groups there are, of which `series` has the largest. */
  groups: number;
  /** When the index first saw the job of these that it knows longest: it knows of no change before (ISO 8601). */
  seenSince: string | null;
};

/**
 * What `GET /api/insights` answers, by the buckets in which jobs were created: figures are what is known of
 * these jobs now. A job of two technicians counts for both.
 */
export type InsightsAnswer = {
  bucket: BucketKind;
  by: GroupKind | null;
  /** IANA zone in which days are meant. */
  tz: string;
  /** One after another; also those in which nothing was created. */
  buckets: Bucket[];
  all: Omit<Series, "id" | "label">;
  /** The groups, most jobs first; none without `by`. */
  series: Series[];
  base: Base;
  index: IndexInfo;
};
