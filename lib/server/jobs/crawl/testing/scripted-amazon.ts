import "server-only";
import { unlessAborted } from "@/lib/server/cache/priority";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { WireJob, WireListing } from "@/lib/server/sp-api/wire";

export type ScriptedJob = { id: string; createdAt: number };

type Page = {
  jobs: ScriptedJob[];
  start: number;
  all: ScriptedJob[];
  token: (at: number) => string;
};

export type Script = {
  /** Stands in for an answer: throws, or changes it. The number counts calls from 1. */
  onCall?: (query: JobsQuery, number: number) => void;
  change?: (listing: WireListing, query: JobsQuery) => WireListing;
  /** Holds answers back until it resolves. */
  held?: () => Promise<void> | null;
};

/** `getServiceJobs` over a list of jobs, in this process: sorted, paged, both ends included. */
export function scriptedAmazon(jobs: readonly ScriptedJob[], script: Script = {}) {
  const queries: JobsQuery[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  let shown = 0;

  const ask: SpApi["getServiceJobs"] = async (query, { signal } = {}) => {
    const number = queries.push(query);
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    try {
      await unlessAborted(script.held?.() ?? Promise.resolve(), signal);
      script.onCall?.(query, number);
      const listing = listingOf(pageOf(jobs, query));
      const data = script.change?.(listing, query) ?? listing;
      shown += data.jobs.length;
      return { data, requestId: null, fetchedAt: 0 };
    } finally {
      inFlight -= 1;
    }
  };

  return {
    ask,
    queries,
    inFlight: () => inFlight,
    mostInFlight: () => mostInFlight,
    /** Jobs that went out, repeated ones included. */
    shown: () => shown,
  };
}

export function refusedToken(): SpApiError {
  return new SpApiError({ kind: "rejected", status: 400, upstreamCode: "InvalidInput" });
}

export function outage(): SpApiError {
  return new SpApiError({ kind: "unavailable", status: 503, requestId: "request-503" });
}

/** So many jobs, evenly spread, the first at `from`, the last at `to` (epoch ms). */
export function evenly(count: number, from: number, to: number): ScriptedJob[] {
  const step = (to - from) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, n) => ({
    id: `job-${String(n).padStart(6, "0")}`,
    createdAt: Math.round(from + n * step),
  }));
}

/** The ids of jobs in the order in which a question sorts them. */
export function inOrder(jobs: readonly ScriptedJob[], order: "ASC" | "DESC"): string[] {
  return sorted(jobs, order).map(({ id }) => id);
}

function sorted(jobs: readonly ScriptedJob[], order: "ASC" | "DESC" | undefined): ScriptedJob[] {
  const rising = [...jobs].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return order === "ASC" ? rising : rising.reverse();
}

function pageOf(jobs: readonly ScriptedJob[], query: JobsQuery): Page {
  const after = Date.parse(query.createdAfter ?? query.lastUpdatedAfter ?? "");
  const before = Date.parse(query.createdBefore ?? query.lastUpdatedBefore ?? "");
  const all = sorted(
    jobs.filter(({ createdAt }) => createdAt >= after && createdAt <= before),
    query.sortOrder,
  );
  const question = `${after}/${before}`;
  const [asked, at] = query.pageToken?.split(" ") ?? [question, "0"];
  if (asked !== question) throw refusedToken();
  const start = Number(at);
  const size = query.pageSize ?? 20;
  return { all, start, jobs: all.slice(start, start + size), token: (n) => `${question} ${n}` };
}

function listingOf({ jobs, start, all, token }: Page): WireListing {
  const end = start + jobs.length;
  return {
    jobs: jobs.map(wireJob),
    totalResultSize: all.length,
    nextPageToken: end < all.length ? token(end) : null,
    previousPageToken: start > 0 ? token(Math.max(0, start - 20)) : null,
  };
}

function wireJob({ id, createdAt }: ScriptedJob): WireJob {
  return { serviceJobId: id, createTime: new Date(createdAt).toISOString() };
}

/** Lets so many answers through and holds the later ones for ever. */
export function holdAfter(answers: number): () => Promise<void> | null {
  let given = 0;
  return () => {
    given += 1;
    return given <= answers ? null : new Promise<void>(() => undefined);
  };
}
