import "server-only";
import { createPriority, type Lane } from "@/lib/server/cache/priority";
import { createLimiter, type Grant, type LimiterSettings } from "./limiter";

type Options = { user?: string; signal?: AbortSignal; returning?: boolean };

/** A limiter of 10/s and 40 for tests, on the faked clock, with the longest of all random pauses. */
export function limiterForTest(settings: Partial<LimiterSettings> = {}) {
  const limiter = createLimiter(
    { rate: 10, burst: 40, maxWaitMs: 15_000, maxQueue: 500, maxQueueOfUser: 500, ...settings },
    { now: Date.now, random: () => 1 },
  );
  const served: string[] = [];

  /** Asks for a turn; the request that it allows lands at once. */
  const acquire = async (lane: Lane, { user = "", signal, returning = false }: Options = {}) => {
    const turn = { priority: createPriority(lane), user, signal, returning };
    const grant = await limiter.acquire(turn);
    limiter.landed();
    return grant;
  };

  /** Asks for a turn and writes the name down when it comes. */
  const queue = (name: string, lane: Lane, options: Options = {}): void => {
    acquire(lane, options).then(
      () => served.push(name),
      () => served.push(`${name} refused`),
    );
  };

  /** Spends what is there, so that the next call has to wait. */
  const empty = async (): Promise<Grant[]> => {
    const grants: Grant[] = [];
    while (limiter.quota().tokens > 0) grants.push(await acquire("interactive"));
    return grants;
  };

  return { limiter, acquire, queue, empty, served };
}
