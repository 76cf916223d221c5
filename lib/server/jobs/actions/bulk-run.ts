import "server-only";
import {
  type BulkItem,
  type BulkLine,
  type BulkProgress,
  type BulkStop,
  SECONDS_EACH,
} from "@/lib/actions/bulk-assign";
import type { ActionAnswer } from "@/lib/actions/job-action";
import { problemBody } from "@/lib/http/problem-body";
import { toProblem } from "@/lib/server/http/problems";

/** Nobody knows what became of so many: Amazon is not well. */
const MOST_UNKNOWN = 3;
/** So many in a row were not done: the next ones will not be, either. */
const MOST_REFUSED = 5;

export type BulkParts<Item> = {
  /** Has one thing done; rejects with what a single one answers when it was not. */
  perform: (item: Item) => Promise<ActionAnswer>;
  /** Milliseconds that only go forward. */
  now: () => number;
  /** Aborted when whoever asked has gone. */
  left: AbortSignal;
  /** Aborted when the process is about to end. */
  ending: AbortSignal;
};

/**
 * Does one after the other, in their order, and tells each as it begins and ends. Ends by itself when Amazon
 * is not well, and without a word when whoever asked has gone: what was on its way then is the last.
 */
export async function* inTurn<Item extends Pick<BulkItem, "key">>(
  items: readonly Item[],
  { perform, now, left, ending }: BulkParts<Item>,
): AsyncGenerator<BulkLine, void, void> {
  const startedAt = now();
  let [done, unknowns, refusals] = [0, 0, 0];

  function progress(): BulkProgress {
    const each = done === 0 ? 0 : (now() - startedAt) / done / 1000;
    const secondsLeft = Math.ceil((items.length - done) * Math.max(each, SECONDS_EACH));
    return { done, of: items.length, secondsLeft };
  }

  function stop(): BulkStop | null {
    if (done === items.length) return null;
    if (unknowns >= MOST_UNKNOWN) return "unknowns";
    if (refusals >= MOST_REFUSED) return "refusals";
    return ending.aborted ? "shutdown" : null;
  }

  for (const item of items) {
    const { key } = item;
    if (left.aborted) return;
    if (stop() !== null) break;
    yield { type: "begun", key, ...progress() };
    if (left.aborted) return;
    try {
      const answer = await perform(item);
      done += 1;
      refusals = 0;
      yield { type: "done", key, answer, ...progress() };
    } catch (error) {
      const problem = toProblem(error);
      done += 1;
      if (problem.code === "outcome_unknown") unknowns += 1;
      else refusals += 1;
      yield { type: "failed", key, problem: problemBody(problem), ...progress() };
    }
  }
  yield { type: "over", stopped: stop() };
}
