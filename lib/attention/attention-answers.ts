import type { JobPage } from "@/lib/jobs/job";
import type { IndexInfo } from "@/lib/jobs/job-index";
import type { QueueName } from "./queues";

export type QueueCount = {
  name: QueueName;
  /** Jobs that the person has not marked as seen; null where none is known of and not all are known. */
  count: number | null;
  /** Jobs marked as seen that have not changed since. */
  seen: number;
  /** The earliest moment of those that count, ISO 8601: what it is, the queue says. */
  oldest: string | null;
};

/** What `GET /api/attention` answers: every queue, in order. */
export type Attention = {
  queues: QueueCount[];
  /** Whether every open job is known; otherwise the counts are those so far. */
  complete: boolean;
  source: "index";
  index: IndexInfo;
};

/** Where a job stands in a queue: its moment in ISO 8601, and what its indexed facts amount to. */
export type QueuePlace = { at: string | null; hash: string };

/** What `GET /api/attention/{queue}` answers: a page of jobs, the earliest moment first. */
export type QueuePage = JobPage & {
  queue: QueueName;
  complete: boolean;
  /** By service job id. */
  places: Readonly<Record<string, QueuePlace>>;
};

/** What `PUT /api/attention/{queue}/seen` takes: jobs as they were seen, or no longer are to be. */
export type SeenChange = { jobs: { id: string; hash: string }[]; seen: boolean };
