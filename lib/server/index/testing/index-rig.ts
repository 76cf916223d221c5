import "server-only";
import type { JobFields } from "@/lib/jobs/job";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import { createAnswers } from "@/lib/server/index/answers";
import { createTable } from "@/lib/server/index/duckdb-table";
import { openEngine } from "@/lib/server/index/engine";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { NOW } from "./any-job";
import { LABELS, US } from "./plain-answers";

export const asking = { now: NOW, marketplace: US };

export const ANY_TIME = { kind: "preset", preset: "any" } as const;

/** A search of any time. */
export function searchOf(patch: Partial<JobsSearch> = {}): JobsSearch {
  return { ...emptySearch(), created: ANY_TIME, ...patch };
}

export type IndexRig = Awaited<ReturnType<typeof openIndexRig>>;

/** An index in memory that holds what a test gives it. */
export async function openIndexRig() {
  const engine = await openEngine(null);
  const table = createTable(engine);
  const answers = createAnswers(engine, LABELS);
  return {
    table,
    answers,

    /** Holds these jobs and no others. */
    async hold(jobs: readonly WireJob[]): Promise<JobFields[]> {
      await table.clear();
      await table.apply({ marketplace: US, jobs, read: { number: 1, startedAt: NOW } });
      return jobs.map((job) => ({ ...job, serviceJobId: job.serviceJobId ?? "" }));
    },

    /** The ids on every page of a list, one after another. */
    async allOf(search: JobsSearch): Promise<{ ids: string[]; total: number }> {
      const ids: string[] = [];
      for (let page = 1; ; page++) {
        const { jobs, total } = await answers.list({ ...search, page }, asking);
        ids.push(...jobs.map(({ id }) => id));
        if (jobs.length < search.size) return { ids, total };
      }
    },
  };
}
