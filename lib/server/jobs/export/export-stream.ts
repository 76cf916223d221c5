import "server-only";
import { type Unwritten, withUnwritten } from "@/lib/jobs/export-records";
import type { CrawlCursor, CrawlOutcome, CrawlStep } from "@/lib/server/jobs/crawl/crawl";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** What an export consists of, as text. */
type Script = {
  head: string;
  /** @throws where a job holds what no record can */
  row(job: WireJob): string;
  /** Behind the rows of each step; empty where nobody asked for it. */
  mark(cursor: CrawlCursor | null, unwritten: Unwritten): string;
  end(outcome: CrawlOutcome, unwritten: Unwritten): string;
};

export type StreamParts = {
  crawl: AsyncGenerator<CrawlStep, CrawlOutcome, void>;
  /** The crawl's first result, which was awaited before the response began. */
  first: IteratorResult<CrawlStep, CrawlOutcome>;
  /** Jobs that no earlier part could write. */
  unwritten: Unwritten;
  script: Script;
  /** Aborted when the reader has gone, by the request or by `onCancel`. */
  signal: AbortSignal;
  /** The reader has not taken anything for a long time. */
  onIdle: () => void;
  /** The reader has gone. */
  onCancel: () => void;
  /**
   * The last record is next, and waits for what this answers; or the stream was left, and `outcome` is null.
   * `failure` is what the program threw on the way.
   */
  onEnd: (outcome: CrawlOutcome | null, failure?: unknown) => Promise<void>;
};

const IDLE_MS = 120_000;

/**
 * An export as bytes. It asks its crawl for more only when its reader wants more. Once begun it ends
 * with a last record whatever is thrown on the way, unless its reader has gone.
 */
export function exportStream(parts: StreamParts): ReadableStream<Uint8Array> {
  const { crawl, first, script, signal, onIdle, onCancel, onEnd } = parts;
  const encoder = new TextEncoder();
  let { unwritten } = parts;
  let pending: IteratorResult<CrawlStep, CrawlOutcome> | null = first;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let head = script.head;
  let rows = unwritten.count;
  let total: number | null = null;

  const wait = () => {
    idle = setTimeout(onIdle, IDLE_MS);
    idle.unref();
  };
  let stopped = false;
  const stop = async (outcome: CrawlOutcome | null, failure?: unknown): Promise<void> => {
    clearTimeout(idle);
    if (stopped) return;
    stopped = true;
    await onEnd(outcome, failure);
  };

  /** One job that cannot be written keeps no other one back. */
  function textOf(step: CrawlStep): string {
    const text = step.jobs.map((job) => {
      try {
        return script.row(job);
      } catch {
        unwritten = withUnwritten(unwritten, idOf(job));
        return "";
      }
    });
    rows = step.rows;
    total = step.total;
    return text.join("") + script.mark(step.cursor(), unwritten);
  }

  wait();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(idle);
        const write = (text: string) => {
          controller.enqueue(encoder.encode(head + text));
          head = "";
        };
        const finish = async (outcome: CrawlOutcome, failure?: unknown) => {
          const last = script.end(outcome, unwritten);
          await stop(outcome, failure);
          // Its reader may have left meanwhile.
          if (signal.aborted) return;
          write(last);
          controller.close();
        };
        try {
          const result = pending ?? (await crawl.next());
          pending = null;
          if (result.done) return await finish(result.value);
          write(textOf(result.value));
          if (!stopped) wait();
        } catch (error) {
          if (!signal.aborted) return await finish(failed(rows, total), error);
          void stop(null);
          throw error;
        }
      },
      cancel() {
        onCancel();
        void stop(null);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What the program threw may be thrown again, so nobody is sent on. */
function failed(rows: number, total: number | null): CrawlOutcome {
  const missing = total === null ? null : Math.max(0, total - rows);
  const part = {
    from: null,
    to: null,
    jobs: missing,
    reason: "internal",
    requestId: null,
  } as const;
  const reason = "internal";
  return { rows, total, calls: 0, complete: false, reason, missing: [part], cursor: null };
}

function idOf(job: WireJob): string | undefined {
  try {
    return job.serviceJobId;
  } catch {
    return undefined;
  }
}
