import "server-only";
import type { WalkStep } from "../walk/ledger";
import type { WalkOutcome } from "../walk/outcome";

/** What an export consists of, as text. */
type Script = {
  head: string;
  rows(step: WalkStep): string;
  end(outcome: WalkOutcome): string;
};

export type StreamParts = {
  walk: AsyncGenerator<WalkStep, WalkOutcome, void>;
  /** The walk's first result, which was awaited before the response began. */
  first: IteratorResult<WalkStep, WalkOutcome>;
  script: Script;
  /** The reader has not taken anything for a long time. */
  onIdle: () => void;
  /** The reader has gone. */
  onCancel: () => void;
  /** The last record is written, or the stream has failed or was left: `outcome` is null then. */
  onEnd: (outcome: WalkOutcome | null) => void;
};

const IDLE_MS = 120_000;

/** An export as bytes. It asks its walk for more only when its reader wants more. */
export function exportStream(parts: StreamParts): ReadableStream<Uint8Array> {
  const { walk, first, script, onIdle, onCancel, onEnd } = parts;
  const encoder = new TextEncoder();
  let pending: IteratorResult<WalkStep, WalkOutcome> | null = first;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let head = script.head;

  const wait = () => {
    idle = setTimeout(onIdle, IDLE_MS);
    idle.unref();
  };
  let stopped = false;
  const stop = (outcome: WalkOutcome | null) => {
    clearTimeout(idle);
    if (!stopped) onEnd(outcome);
    stopped = true;
  };

  wait();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(idle);
        try {
          const result = pending ?? (await walk.next());
          pending = null;
          const text = result.done ? script.end(result.value) : script.rows(result.value);
          controller.enqueue(encoder.encode(head + text));
          head = "";
          if (!result.done) return stopped ? undefined : wait();
          controller.close();
          stop(result.value);
        } catch (error) {
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
