import { problemOf } from "@/components/shared/problem/query-problem";
import { createObservable, type Observable } from "@/components/ui/observable";
import type { ActionAnswer } from "@/lib/actions/job-action";
import { type Intent, keepsKey, type Wish } from "@/lib/actions/send-action";
import type { Problem } from "@/lib/http/problem";

/** How far somebody's last wish for a job has come; `first` was done before it, of two that were wished at once. */
export type WishState =
  | { kind: "idle" }
  | { kind: "sending"; intent: Intent; first?: Intent }
  /** Amazon did it, and the job was read again. */
  | { kind: "done"; intent: Intent; answer: ActionAnswer; first?: Intent }
  /** `problem.code` tells a refusal from a conflict and from an end that nobody knows. */
  | { kind: "failed"; intent: Intent; problem: Problem; first?: Intent };

/** What is wished once something else is done, by what came of that. */
type Following = (answer: ActionAnswer) => Wish | null;

export interface ActionSession {
  state: Observable<WishState>;
  /**
   * Under a key of its own, unless the same wish may go on under the key it had. Answers what came of it.
   * @param then what follows under another key once it is done, and never before; of the same wish again, what
   *   was to follow it then
   */
  send: (wish: Wish, then?: Following | null) => Promise<WishState>;
  /** Asks what became of a wish whose end nobody knew. */
  check: () => Promise<void>;
  /** Forgets what came of it. What is on its way stays. */
  dismiss: () => void;
}

export interface ActionSessionParts {
  jobId: string;
  send: (intent: Intent) => Promise<ActionAnswer>;
  askAfter: (key: string) => Promise<ActionAnswer>;
  newKey: () => string;
  sleep: (ms: number) => Promise<void>;
  /** What others show of the job is to be asked anew. */
  onEnd: (end: ActionAnswer | Problem) => void;
}

/** After which pauses (ms) a connection that was lost is tried again under the same key. */
const AGAIN_MS = [1_000, 3_000];

/** How long, and how often (ms), an intent that is still under way is asked after. */
const UNDER_WAY = { every: 2_000, times: 15 };

/** Sends one job's wishes, one at a time. Closing whatever shows it ends nothing. */
export function createActionSession(parts: ActionSessionParts): ActionSession {
  const { jobId } = parts;
  const state = createObservable<WishState>({ kind: "idle" });

  /** What follows the wish of a key that is not done yet. */
  let awaiting: { key: string; next: Following | null } | null = null;

  function begin(
    intent: Intent,
    work: () => Promise<ActionAnswer>,
    first?: Intent,
  ): Promise<WishState> {
    const half = first && { first };
    state.set({ kind: "sending", intent, ...half });
    return work().then(
      (answer) => {
        const wish = awaiting?.key === intent.key ? awaiting.next?.(answer) : null;
        awaiting = null;
        const end: WishState = { kind: "done", intent, answer, ...half };
        if (!wish) state.set(end);
        parts.onEnd(answer);
        if (!wish) return end;
        const second: Intent = { ...wish, key: parts.newKey(), jobId };
        return begin(second, () => deliver(second), intent);
      },
      (error: unknown) => {
        const problem = toProblem(error);
        const end: WishState = { kind: "failed", intent, problem, ...half };
        state.set(end);
        parts.onEnd(problem);
        return end;
      },
    );
  }

  async function deliver(intent: Intent): Promise<ActionAnswer> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await parts.send(intent);
      } catch (error) {
        const { code, reason } = toProblem(error);
        // The try before is on its way still.
        if (tries > 0 && code === "in_progress") return await askUntilEnded(intent.key, parts);
        const pause = AGAIN_MS[tries];
        if (reason !== "unreachable" || pause === undefined) throw error;
        await parts.sleep(pause);
      }
    }
  }

  return {
    state,
    async send(wish, then) {
      const last = state.current();
      if (last.kind === "sending") return last;
      const again = last.kind === "failed" && isSameWish(last.intent, wish) ? last : null;
      const key = again && keepsKey(again.problem) ? again.intent.key : parts.newKey();
      const before = again?.intent.key === awaiting?.key ? awaiting?.next : null;
      awaiting = { key, next: (then === undefined ? before : then) ?? null };
      const intent: Intent = { ...wish, key, jobId };
      return begin(intent, () => deliver(intent), again?.first);
    },
    async check() {
      const last = state.current();
      if (last.kind !== "failed") return;
      await begin(last.intent, () => parts.askAfter(last.intent.key), last.first);
    },
    dismiss() {
      if (state.current().kind !== "sending") state.set({ kind: "idle" });
    },
  };
}

/** What became of an intent that is under way, once it has ended. @throws as `askAfter` does */
export async function askUntilEnded(
  key: string,
  { askAfter, sleep }: Pick<ActionSessionParts, "askAfter" | "sleep">,
): Promise<ActionAnswer> {
  for (let asked = 1; ; asked += 1) {
    await sleep(UNDER_WAY.every);
    try {
      return await askAfter(key);
    } catch (error) {
      if (toProblem(error).code !== "in_progress" || asked >= UNDER_WAY.times) throw error;
    }
  }
}

function isSameWish(a: Wish, b: Wish): boolean {
  return a.action === b.action && JSON.stringify(a.body) === JSON.stringify(b.body);
}

/** @throws what is no error, as it came */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof Error)) throw error;
  return problemOf(error);
}
