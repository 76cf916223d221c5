import "server-only";
import { onTestFinished } from "vitest";
import type { IndexReport } from "@/lib/jobs/job-index";
import { liveOnlyParameters } from "@/lib/search/index-only";
import { createAnswers } from "@/lib/server/index/answers";
import type { IndexOfJobs } from "@/lib/server/index/create-job-index";
import { createTable } from "@/lib/server/index/duckdb-table";
import { openEngine } from "@/lib/server/index/engine";
import type { WireJob } from "@/lib/server/sp-api/wire";

export const READY: IndexReport = {
  mode: "memory",
  state: "ready",
  asOf: "2026-11-23T12:00:00.000Z",
  since: null,
  verified: null,
  sequence: 0,
  progress: null,
  rows: 0,
  reason: null,
};

type Options = { report?: IndexReport; readAt?: number };

/** An index of a test that holds what it is given as it was at `readAt`, and notes what it is told. */
export async function heldIndex(
  marketplace: string,
  jobs: readonly WireJob[],
  { report = READY, readAt = 0 }: Options = {},
) {
  const engine = await openEngine(null);
  onTestFinished(() => engine.close());
  await createTable(engine).apply({ marketplace, jobs, read: { number: 1, startedAt: readAt } });
  const told = { learned: [] as string[], forgotten: [] as string[] };
  const index: IndexOfJobs = {
    ...createAnswers(engine, new Map()),
    report: () => report,
    canAnswer: (search) =>
      report.state === "ready" && liveOnlyParameters(search).length === 0
        ? { ok: true }
        : { ok: false, missing: [] },
    holds: () => (report.state === "filling" ? "some" : "all"),
    learn: (learned) => told.learned.push(...learned.map((job) => job.serviceJobId ?? "")),
    show: async (shown) => void told.learned.push(...shown.map((job) => job.serviceJobId ?? "")),
    forget: (ids) => told.forgotten.push(...ids),
    changes: { follow: () => () => undefined, since: async () => null, last: () => 0 },
    figures: () => null,
    close: () => engine.close(),
  };
  return { index, told };
}

/** From now on something is seen to change whenever the index is asked; gives how often that was. */
export function movesOn(index: IndexOfJobs): () => number {
  let sequence = 0;
  const moving =
    <A extends unknown[], R>(ask: (...asked: A) => R) =>
    (...asked: A): R => {
      sequence += 1;
      return ask(...asked);
    };
  const { report, list, facets, schedule, insights, queues, queue } = index;
  Object.assign(index, {
    report: () => ({ ...report(), sequence }),
    ...{ list: moving(list), facets: moving(facets), schedule: moving(schedule) },
    ...{ insights: moving(insights), queues: moving(queues), queue: moving(queue) },
  });
  return () => sequence;
}
