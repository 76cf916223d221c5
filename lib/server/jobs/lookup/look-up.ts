import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import {
  kindsOf,
  LIST_KINDS,
  type ListKind,
  type LookupFound,
  type LookupKind,
} from "@/lib/jobs/lookup/lookup-result";
import { chunksOf, foldId, IDS_A_CALL } from "@/lib/jobs/lookup/sort-ids";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** Calls of one lookup under way at a time, so that a long list leaves tokens for other people. */
const AT_ONCE = 4;

export type LookupParts = {
  /** Jobs that hold one of at most 20 ids of a kind; pages are counted from 1. */
  page: (
    kind: ListKind,
    ids: readonly string[],
    page: number,
  ) => Promise<{ jobs: readonly Job[]; hasNext: boolean }>;
  /** Rejects with "not_found" when there is none. */
  job: (id: string) => Promise<Job>;
};

export type LookupFault = { ids: readonly string[]; error: SpApiError | ProblemError };

type Lookup = { found: LookupFound[]; missing: string[]; faults: LookupFault[] };

/**
 * Finds the jobs of well-formed ids, each given once: as service orders, what is left as product
 * orders, then as parcels, and what is still left and looks like a job id as that. A call that
 * fails leaves its own ids out of what follows and out of `missing`, and nothing else.
 */
export async function lookUp(ids: readonly string[], parts: LookupParts): Promise<Lookup> {
  const hits = new Map<string, LookupFound[]>();
  const faults: LookupFault[] = [];
  const failed = new Set<string>();

  const open = (kind: LookupKind) =>
    ids.filter((id) => !hits.has(id) && !failed.has(id) && kindsOf(id).includes(kind));

  function keep(hit: LookupFound): void {
    const known = hits.get(hit.id) ?? [];
    const { serviceJobId } = hit.job;
    if (serviceJobId && known.some(({ job }) => job.serviceJobId === serviceJobId)) return;
    hits.set(hit.id, [...known, hit]);
  }

  async function orFail(asked: readonly string[], ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof SpApiError || error instanceof ProblemError)) throw error;
      faults.push({ ids: asked, error });
      for (const id of asked) failed.add(id);
    }
  }

  async function askList(kind: ListKind, chunk: readonly string[]): Promise<void> {
    const wanted = new Map(chunk.map((id) => [foldId(id), id]));
    for (let page = 1; ; page++) {
      const { jobs, hasNext } = await parts.page(kind, chunk, page);
      for (const job of jobs) {
        // Amazon's sandbox answers whatever is asked with the same job.
        for (const key of idsOf(kind, job)) {
          const id = wanted.get(foldId(key));
          if (id !== undefined) keep({ id, kind, job });
        }
      }
      if (!hasNext) return;
    }
  }

  async function askJob(id: string): Promise<void> {
    try {
      const job = await parts.job(id);
      if (job.serviceJobId === id) keep({ id, kind: "job", job });
    } catch (error) {
      if (!saysNoSuchJob(error)) throw error;
    }
  }

  for (const kind of LIST_KINDS) {
    await withConcurrency(AT_ONCE, chunksOf(open(kind), IDS_A_CALL), (chunk) =>
      orFail(chunk, () => askList(kind, chunk)),
    );
  }
  await withConcurrency(AT_ONCE, open("job"), (id) => orFail([id], () => askJob(id)));

  return {
    found: ids.flatMap((id) => hits.get(id) ?? []),
    missing: ids.filter((id) => !hits.has(id) && !failed.has(id)),
    faults,
  };
}

/** The ids of a kind that a job is found by. */
export function idsOf(kind: LookupKind, job: Job | WireJob): readonly string[] {
  switch (kind) {
    case "job":
      return job.serviceJobId ? [job.serviceJobId] : [];
    case "order":
      return job.serviceOrderId ? [job.serviceOrderId] : [];
    case "productOrder":
      return [
        ...(job.productOrderIds ?? []),
        ...(job.associatedItems ?? []).flatMap(({ orderId }) => orderId ?? []),
      ];
    case "tracking":
      return job.trackingIds ?? [];
  }
}

/**
 * The id was only taken for a job's: Amazon's refusal of it means that it is none, or somebody
 * else's. The lists were answered just before, so it is no refusal of the account.
 */
function saysNoSuchJob(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === "not_found";
  if (!(error instanceof SpApiError)) return false;
  if (error.kind === "access") return error.upstreamCode === "UnauthorizedAction";
  return error.kind === "not_found" || error.kind === "rejected";
}

/** Does the work for every item, `width` at a time. Rejects with the first failure. */
async function withConcurrency<T>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const workers = Array.from({ length: Math.min(width, items.length) }, async () => {
    for (const item of queue) await work(item);
  });
  await Promise.all(workers);
}
