import "server-only";
import type { WalkPlace } from "@/lib/server/jobs/crawl/delivery";
import type { WalkOutcome } from "@/lib/server/jobs/crawl/outcome";
import { walkJobs } from "@/lib/server/jobs/crawl/walk-jobs";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { JobsQuery } from "@/lib/server/sp-api/query";

export type Walked = { ids: string[]; steps: { rows: number; total: number | null }[] } & {
  outcome: WalkOutcome;
};

/** A walk that never pauses for real, and what can be done to it. */
export function walkOver(
  ask: SpApi["getServiceJobs"],
  query: JobsQuery,
  { start = null, pauses = [] }: { start?: WalkPlace | null; pauses?: number[] } = {},
) {
  const leaving = new AbortController();
  const ending = new AbortController();
  const walk = walkJobs(
    { query, user: "mara", signal: leaving.signal, ending: ending.signal, start },
    { ask, sleep: async (ms) => void pauses.push(ms) },
  );
  return { walk, leave: () => leaving.abort(new Error("left")), end: () => ending.abort() };
}

/** Walks to the end. */
export async function walkThrough(
  ask: SpApi["getServiceJobs"],
  query: JobsQuery,
  options: { start?: WalkPlace | null; pauses?: number[] } = {},
): Promise<Walked> {
  const { walk } = walkOver(ask, query, options);
  const ids: string[] = [];
  const steps: Walked["steps"] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { ids, steps, outcome: step.value };
    const { jobs, rows, total } = step.value;
    ids.push(...jobs.map((job) => job.serviceJobId ?? ""));
    steps.push({ rows, total });
  }
}

/** What a walk still brings. */
export async function drain(walk: ReturnType<typeof walkOver>["walk"]) {
  const ids: string[] = [];
  for (;;) {
    const step = await walk.next();
    if (step.done) return { ids, outcome: step.value };
    ids.push(...step.value.jobs.map((job) => job.serviceJobId ?? ""));
  }
}

/** Lets everything happen that is not waiting for somebody. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
