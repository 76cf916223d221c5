import "server-only";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { createPriority, type Lane } from "@/lib/server/cache/priority";
import type { Grant, Quota } from "@/lib/server/sp-api/quota/quota";
import { openSharedRig, type TestProcess } from "./shared-rig";
import { findValkey, startValkey, VALKEY_SKIPPED, type ValkeyServer } from "./valkey-server";

type Options = { user?: string; returning?: boolean; signal?: AbortSignal };

export type Several = {
  rig: Awaited<ReturnType<typeof openSharedRig>>;
  server: ValkeyServer;
  /** Who was served, in order, by the names of `ask`. */
  served: string[];
  /** A process that has met the engine. */
  first: TestProcess;
  /** Two processes that have met, over a full bucket. */
  pair: () => Promise<{ one: TestProcess; two: TestProcess; a: Quota; b: Quota }>;
  acquire: (quota: Quota, lane?: Lane, options?: Options) => Promise<Grant>;
  /** Asks, and notes when it is served; the request that is allowed is over at once. */
  ask: (quota: Quota, name: string, lane?: Lane, options?: Options) => void;
  /** Spends what there is, on requests that are over at once. */
  empty: (quota: Quota) => Promise<void>;
  /** How many tickets wait in both queues, and how many are on the way. */
  sizes: () => Promise<unknown[]>;
  keyOf: (name: string) => string;
};

const program = findValkey();

/** A suite over one real engine, which each test may treat as it likes; skipped, and said, where there is none. */
export function describeSeveral(title: string, define: (current: () => Several) => void): void {
  if (program === null) process.stderr.write(`${title}: ${VALKEY_SKIPPED}.\n`);
  describe.skipIf(program === null)(title, () => {
    let server: ValkeyServer;
    let several: Several;
    let tests = 0;
    beforeAll(async () => {
      server = await startValkey(program ?? "");
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      tests += 1;
      several = await setUp(server, `test${tests}`);
      return () => {
        server.wake();
        return several.rig.close();
      };
    });
    define(() => several);
  });
}

async function setUp(server: ValkeyServer, prefix: string): Promise<Several> {
  const rig = await openSharedRig(server, prefix);
  const served: string[] = [];
  const first = await rig.start();
  first.engine.start();
  await first.engine.firstContact;
  const keyOf = (name: string) => `${prefix}:{getServiceJobs}:${name}`;

  const acquire: Several["acquire"] = (quota, lane = "interactive", options = {}) => {
    const { user = "", returning = false, signal } = options;
    return quota.acquire({ priority: createPriority(lane), user, returning, signal });
  };

  return {
    rig,
    server,
    served,
    first,
    async pair() {
      const two = await rig.start();
      const [a, b] = [first.quota(), two.quota()];
      two.engine.start();
      await two.engine.firstContact;
      await rig.pass(5_000);
      return { one: first, two, a, b };
    },
    acquire,
    ask(quota, name, lane, options) {
      acquire(quota, lane, options).then(
        (grant) => {
          served.push(name);
          void quota.report(grant, { type: "lost" });
        },
        () => served.push(`${name} refused`),
      );
    },
    async empty(quota) {
      while ((await quota.read()).tokens > 0) {
        await quota.report(await acquire(quota), { type: "lost" });
      }
    },
    sizes: () => Promise.all(["qi", "qb", "fly"].map((name) => rig.ask("ZCARD", keyOf(name)))),
    keyOf,
  };
}
