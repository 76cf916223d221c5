import "server-only";
import { z } from "zod";
import type { SyncFacts } from "@/lib/server/index/index-table";

const ms = z.number();

/** How far the syncing of one marketplace has come. Instants are epoch ms by Amazon's clock. */
const FACTS = {
  /** When the last finished walk of each poll began. */
  fast: ms.nullable(),
  settling: ms.nullable(),
  /**
   * The first filling: jobs created from `to` on are held, down to `from` they are wanted. `total` is
   * Amazon's count of them at the beginning, `rows` how many came; `doneAt` when it had ended.
   */
  fill: z
    .object({
      from: ms,
      to: ms,
      rows: z.number(),
      total: z.number().nullable(),
      doneAt: ms.nullable(),
    })
    .nullable(),
  /** When the open jobs were first read that are older than what is filled. */
  open: ms.nullable(),
  /** When the months, by their first instant, were last read as a whole. */
  months: z.record(z.string(), ms).nullable(),
  verified: z.object({ have: z.number(), said: z.number(), at: ms }).nullable(),
};

export type ProgressFacts = { [K in keyof typeof FACTS]: z.output<(typeof FACTS)[K]> };
export type Fill = NonNullable<ProgressFacts["fill"]>;

export type Progress = {
  readonly at: Readonly<ProgressFacts>;
  /** What `write` puts down together with its rows; it counts from when that is done. */
  advance<T>(part: Partial<ProgressFacts>, write: (facts: SyncFacts) => Promise<T>): Promise<T>;
};

/** What cannot be read counts as not begun. */
export function createProgress(marketplace: string, facts: SyncFacts): Progress {
  const nameOf = (fact: string) => `${marketplace} ${fact}`;
  const read = <T>(fact: string, schema: z.ZodType<T | null>): T | null =>
    schema.catch(null).parse(facts[nameOf(fact)] ?? null);
  let at: ProgressFacts = {
    fast: read("fast", FACTS.fast),
    settling: read("settling", FACTS.settling),
    fill: read("fill", FACTS.fill),
    open: read("open", FACTS.open),
    months: read("months", FACTS.months),
    verified: read("verified", FACTS.verified),
  };
  return {
    get at() {
      return at;
    },
    async advance(part, write) {
      const named = Object.entries(part).map(([fact, value]) => [nameOf(fact), value]);
      const done = await write(Object.fromEntries(named));
      at = { ...at, ...part };
      return done;
    },
  };
}
