import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { accounts } from "./accounts";
import { forgetCapacity } from "./capacity/capacity-answers";

/** What somebody here had Amazon change, by ids; the store is null where nobody knows which. */
type Written = { job: string | null; store: string | null };

const TOPIC = "written";

/** A way to the other processes. It may bring what this one told, and the same twice; no word: anything may be written. */
type Way = {
  tell: (topic: typeof TOPIC, body: string) => void;
  listen: (topic: typeof TOPIC, hear: (body: string) => void) => unknown;
};

const told = z.object({
  from: z.string(),
  job: z.string().nullable(),
  store: z.string().nullable(),
});

/**
 * Tells the others of what was written here, by every way that there is, and has what is remembered of it
 * forgotten: at once, where every process would go on showing it for as long as it lasts.
 */
export function createWritten(ways: readonly Way[]): (written: Written) => void {
  const me = randomUUID();

  function hear(body: string): void {
    const { from, job, store } = readTold(body);
    if (from === me) return;
    forgetCapacity(store);
    if (job !== null || store === null) accounts.get().default.outdate(job);
  }

  for (const { listen } of ways) listen(TOPIC, hear);
  return (written) => {
    forgetCapacity(written.store);
    for (const { tell } of ways) tell(TOPIC, JSON.stringify({ from: me, ...written }));
  };
}

function readTold(body: string): z.output<typeof told> {
  try {
    return told.parse(JSON.parse(body));
  } catch {
    return { from: "", job: null, store: null };
  }
}
