import "server-only";
import { chunksOf, IDS_A_CALL } from "@/lib/jobs/lookup/sort-ids";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { IndexedJob } from "@/lib/server/index/job-index";
import type {
  CrawlCursor,
  CrawlOutcome,
  CrawlReason,
  CrawlRequest,
  CrawlStep,
} from "@/lib/server/jobs/crawl/crawl";
import { createFingerprint } from "@/lib/server/jobs/crawl/dedupe";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { SpApiError } from "@/lib/server/sp-api/errors";
import type { Charge } from "./amazon";
import { createCursorCache } from "./cursor-cache";
import type { JobsSource } from "./jobs-source";
import { type LiveRows, readRows } from "./live-rows";
import { planJobs } from "./plan";

/** Calls under way at a time. */
const AT_ONCE = 4;

type IndexedCrawlParts = {
  client: Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">;
  charge: Charge;
  marketplace: () => string;
  /** Every match in order. */
  ids: (search: JobsSearch) => Promise<IndexedJob[]>;
};

/**
 * Every job that only the index can find, in its order, each row as Amazon has it now, read at
 * background urgency. It is complete where Amazon still knows each of them. It goes on only where the
 * index still begins with the very same jobs.
 */
export async function* crawlIndexed(
  { user, signal, ending, start, search }: CrawlRequest & { search: JobsSearch },
  parts: IndexedCrawlParts,
): AsyncGenerator<CrawlStep, CrawlOutcome, void> {
  const matches = await parts.ids(search);
  const total = matches.length;
  const passed = createFingerprint();
  let rows = start?.rows ?? 0;
  let gone = 0;
  let calls = 0;
  for (const { id } of matches.slice(0, rows)) passed.add(id);
  const cursor = (): CrawlCursor | null =>
    gone > 0 ? null : { rows, total, fingerprint: passed.text(), last: null };
  const end = (reason: CrawlReason, failure: SpApiError | null = null): CrawlOutcome => {
    const requestId = failure?.requestId ?? null;
    const missing = [{ from: null, to: null, jobs: total - rows, reason, requestId }];
    const goesOn = reason !== "moved" && reason !== "count_differs";
    const from = goesOn ? cursor() : null;
    return { rows, total, calls, complete: false, reason, missing, cursor: from };
  };
  if (start !== null && (rows > total || passed.text() !== start.fingerprint)) {
    rows = Math.min(rows, total);
    return end("moved");
  }
  if (rows === total) yield { jobs: [], rows, total, cursor };

  const left = new AbortController();
  const call = {
    user,
    lane: "background",
    signal: AbortSignal.any([signal, left.signal]),
  } as const;
  const source = unremembered(parts, () => {
    calls += 1;
  });
  const marketplace = search.marketplace ?? parts.marketplace();
  const read = (chunk: IndexedJob[]) => readRows(source, chunk, { marketplace, call });
  try {
    for await (const { chunk, found } of inTurns(chunksOf(matches.slice(rows), IDS_A_CALL), read)) {
      signal.throwIfAborted();
      if (ending.aborted) return end("stopped");
      if (found.failure !== null) {
        if (rows === (start?.rows ?? 0)) throw found.failure;
        return end(found.failure.kind, found.failure);
      }
      const jobs = chunk.map(({ id }) => found.found.get(id)).filter((job) => job !== undefined);
      for (const { id } of chunk) passed.add(id);
      rows += jobs.length;
      gone += chunk.length - jobs.length;
      yield { jobs, rows, total, cursor };
    }
    return gone > 0 ? end("count_differs") : { rows, total, calls, complete: true };
  } finally {
    left.abort();
  }
}

type Turn = { chunk: IndexedJob[]; found: LiveRows };

/** Reads some chunks ahead and yields them in order. */
async function* inTurns(
  chunks: readonly IndexedJob[][],
  read: (chunk: IndexedJob[]) => Promise<LiveRows>,
): AsyncGenerator<Turn> {
  const begun: Promise<Turn>[] = [];
  for (let next = 0; next < chunks.length || begun.length > 0; ) {
    for (; next < chunks.length && begun.length < AT_ONCE; next++) {
      const chunk = chunks[next] ?? [];
      const turn = read(chunk).then((found) => ({ chunk, found }));
      turn.catch(() => undefined);
      begun.push(turn);
    }
    const first = begun.shift();
    if (first !== undefined) yield await first;
  }
}

/** Amazon, asked for an export: nobody asks the same again, so no cache is to hold it. */
function unremembered(
  { client, charge, marketplace }: IndexedCrawlParts,
  onCall: () => void,
): Pick<JobsSource, "listOpen" | "get"> {
  const note = (user: string | undefined) => {
    onCall();
    charge(user, "export");
  };
  const readPage = createCursorCache((query, { user, signal }) => {
    note(user);
    return client.getServiceJobs(query, { user, signal, lane: "background" });
  });
  return {
    async listOpen(search, call) {
      const query = planJobs(search, marketplace(), Date.now());
      const { data, hasNext, fetchedAt } = await readPage(query, search.page, call);
      return { listing: data, hasNext, fetchedAt };
    },
    get(id, { user, signal }) {
      note(user);
      return client.getServiceJobByServiceJobId(id, { user, signal, lane: "background" });
    },
  };
}
