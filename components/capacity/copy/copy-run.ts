import { createObservable, type Observable } from "@/components/ui/observable";
import type { ResourceAnswer, ResourceBody } from "@/lib/actions/capacity";
import type { Problem } from "@/lib/http/problem";

/** What one store is sent, as somebody decided on it. */
export type Copy = { store: string; body: ResourceBody["replaceSchedule"] };

export type CopyState =
  /** Nothing has been sent to it. */
  | { kind: "waiting" }
  | { kind: "sending" }
  | { kind: "done"; answer: ResourceAnswer; at: number }
  | { kind: "failed"; problem: Problem };

export type CopyEntry = Copy & { key: string; state: CopyState };

interface CopyRunParts {
  send: (copy: Copy, key: string) => Promise<ResourceAnswer>;
  newKey: () => string;
  toProblem: (error: unknown) => Problem;
  /** Epoch ms. */
  now: () => number;
  /** What is shown of a store is to be asked anew. */
  onEnd: () => void;
}

export interface CopyRun {
  /** In their order; none before it has begun. */
  entries: Observable<readonly CopyEntry[]>;
  /** One store after the other, each under a key of its own. Whatever is not done ends it: the rest is not sent. */
  begin: (copies: readonly Copy[]) => Promise<void>;
  /** Sends nothing more; what is on its way ends. */
  stop: () => void;
  /** Goes on with those that wait. */
  goOn: () => Promise<void>;
  /** What became of the one that failed, under its own key; or the same once more, under another. */
  check: () => Promise<void>;
  again: () => Promise<void>;
  /** Forgets what came of it, unless something is on its way. */
  clear: () => void;
}

/** Sends one schedule to several stores. */
export function createCopyRun(parts: CopyRunParts): CopyRun {
  const entries = createObservable<readonly CopyEntry[]>([]);
  let isStopped = false;

  const change = (store: string, patch: Partial<CopyEntry>) =>
    entries.set(entries.current().map((one) => (one.store === store ? { ...one, ...patch } : one)));
  const isBusy = () => entries.current().some(({ state }) => state.kind === "sending");

  async function sendOne({ store, body, key }: CopyEntry): Promise<boolean> {
    change(store, { key, state: { kind: "sending" } });
    try {
      const answer = await parts.send({ store, body }, key);
      change(store, { state: { kind: "done", answer, at: parts.now() } });
      return true;
    } catch (error) {
      change(store, { state: { kind: "failed", problem: parts.toProblem(error) } });
      return false;
    } finally {
      parts.onEnd();
    }
  }

  async function goOn(): Promise<void> {
    if (isBusy()) return;
    isStopped = false;
    for (const { store } of entries.current()) {
      const entry = entries.current().find((one) => one.store === store);
      if (isStopped) return;
      if (entry?.state.kind === "waiting" && !(await sendOne(entry))) return;
    }
  }

  async function repeat(keyOf: (entry: CopyEntry) => string): Promise<void> {
    const failed = entries.current().find(({ state }) => state.kind === "failed");
    if (failed && !isBusy()) await sendOne({ ...failed, key: keyOf(failed) });
  }

  return {
    entries,
    goOn,
    async begin(copies) {
      if (isBusy()) return;
      const waiting = { kind: "waiting" } as const;
      entries.set(copies.map((copy) => ({ ...copy, key: parts.newKey(), state: waiting })));
      await goOn();
    },
    stop() {
      isStopped = true;
    },
    check: () => repeat(({ key }) => key),
    again: () => repeat(() => parts.newKey()),
    clear() {
      if (!isBusy()) entries.set([]);
    },
  };
}
