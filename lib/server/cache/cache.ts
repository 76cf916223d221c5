import "server-only";
import { LRUCache } from "lru-cache";
import type { Lane, Priority } from "./priority";
import { createFlights, type FlightContext, type Passenger } from "./single-flight";

export type MemorySettings = {
  /** An answer younger than this is served as it is. */
  freshMs?: number;
  /** An answer younger than this is served while one refresh runs; older ones are forgotten. */
  staleMs?: number;
  /** How many answers are kept. */
  max?: number;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
  /** Told of every read. */
  observe?: (found: Found) => void;
};

/** What a read finds; "shared" is an answer that somebody else waits for already. */
export type Found = "hit" | "stale" | "shared" | "miss" | "refresh";

type ReadOptions = {
  signal?: AbortSignal;
  lane?: Lane;
  priority?: Priority;
  /** Asks anew whatever is remembered; shares a refresh that is already under way. */
  refresh?: boolean;
};

export type Memory<T> = {
  /**
   * The remembered answer, or what `load` brings. Equal keys in flight share one load, which is
   * aborted when every reader has left. Failures are never remembered. Rejects as the load does, or
   * with the signal's reason.
   */
  read(
    key: string,
    load: (context: FlightContext) => Promise<T>,
    options?: ReadOptions,
  ): Promise<T>;
};

type Entry<T> = { value: T; askedAt: number; storedAt: number };

/** Short memory for answers, bounded by age and count. Nothing leaves the process. */
export function createMemory<T>(settings: MemorySettings = {}): Memory<T> {
  const { freshMs = 15_000, staleMs = 120_000, max = 200, observe } = settings;
  const { now = () => performance.now() } = settings;
  const entries = new LRUCache<string, Entry<T>>({
    max,
    ttl: staleMs,
    ttlAutopurge: true,
    perf: { now },
  });
  const loads = createFlights<T>(now);
  const refreshes = createFlights<T>(now);

  return {
    async read(key, load, { signal, lane = "interactive", priority, refresh = false } = {}) {
      signal?.throwIfAborted();
      const passenger: Passenger = { signal, lane, priority };

      const loadAndKeep = async (context: FlightContext): Promise<T> => {
        const askedAt = now();
        const value = await load(context);
        const kept = entries.get(key);
        if (!kept || kept.askedAt <= askedAt) entries.set(key, { value, askedAt, storedAt: now() });
        return value;
      };

      if (refresh) {
        observe?.("refresh");
        return refreshes.join(key, loadAndKeep, passenger);
      }
      const entry = entries.get(key);
      const age = entry ? now() - entry.storedAt : Number.POSITIVE_INFINITY;
      if (entry && age >= 0 && age < staleMs) {
        if (age >= freshMs && !refreshes.has(key)) {
          loads.join(key, loadAndKeep, { lane: "background" }).catch(() => undefined);
        }
        observe?.(age < freshMs ? "hit" : "stale");
        return entry.value;
      }
      const flights = refreshes.has(key) ? refreshes : loads;
      observe?.(flights.has(key) ? "shared" : "miss");
      return flights.join(key, loadAndKeep, passenger);
    },
  };
}
