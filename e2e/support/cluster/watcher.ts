import { setTimeout as wait } from "node:timers/promises";
import { connectValkey } from "@/lib/server/shared/valkey-client";
import type { Engine } from "./engine";

/** What waits in the engine, and what is on the way, over all operations. */
export type Left = { waiting: number; onTheWay: number };

const LONGEST_MS = 40_000;

/** Runs commands as the user who only looks on. */
export async function watch<T>(
  { watcherUrl }: Engine,
  look: (send: (...command: string[]) => Promise<unknown>) => Promise<T>,
): Promise<T> {
  const ignore = () => undefined;
  const wire = await connectValkey({ url: watcherUrl, ca: null }, ignore, ignore);
  try {
    await wire.opened;
    return await look((...command) => wire.send(command));
  } finally {
    wire.destroy();
  }
}

function leftIn(engine: Engine): Promise<Left> {
  return watch(engine, async (send) => {
    const count = async (pattern: string) => {
      const keys = await send("KEYS", pattern);
      const sizes = (Array.isArray(keys) ? keys : []).map((key) => send("ZCARD", String(key)));
      return (await Promise.all(sizes)).reduce((sum: number, size) => sum + Number(size), 0);
    };
    const [queues, onTheWay] = [await count("sj:*:q[ib]"), await count("sj:*:fly")];
    return { waiting: queues, onTheWay };
  });
}

/** Waits until nothing is left, which calls of the dead are for 35 s; answers with what is left then. */
export async function untilEmpty(engine: Engine): Promise<Left> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const left = await leftIn(engine);
    if ((left.waiting === 0 && left.onTheWay === 0) || Date.now() > deadline) return left;
    await wait(200);
  }
}

/** How often scripts ran so far. */
export function scriptsRun(engine: Engine): Promise<number> {
  return watch(engine, async (send) => {
    const text = String(await send("INFO", "commandstats"));
    const calls = [...text.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/gu)];
    return calls.reduce((sum, [, count]) => sum + Number(count), 0);
  });
}
