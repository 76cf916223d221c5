import "server-only";
import { type Unwritten, withUnwritten } from "@/lib/jobs/export-records";
import type { CrawlOutcome, CrawlStep } from "@/lib/server/jobs/crawl/crawl";
import type { WireJob } from "@/lib/server/sp-api/wire";

/** What an export consists of, as text. */
type Script = {
  head: string;
  /** @throws where a job holds what no record can */
  row(job: WireJob): string;
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
   * The last record is written, or the stream was left: `outcome` is null then. `failure` is what the
   * program threw on the way.
   */
  onEnd: (outcome: CrawlOutcome | null, failure?: unknown) => void;
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
  const stop = (outcome: CrawlOutcome | null, failure?: unknown) => {
    clearTimeout(idle);
    if (!stopped) onEnd(outcome, failure);
    stopped = true;
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
    return text.join("");
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
        const finish = (outcome: CrawlOutcome, failure?: unknown) => {
          write(script.end(outcome, unwritten));
          controller.close();
          stop(outcome, failure);
        };
        try {
          const result = pending ?? (await crawl.next());
          pending = null;
          if (result.done) return finish(result.value);
          write(textOf(result.value));
          if (!stopped) wait();
        } catch (error) {
          if (!signal.aborted) return finish(failed(rows, total), error);
          stop(null);
          throw error;
        }
      },
      cancel() {
        onCancel();
        stop(null);
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
