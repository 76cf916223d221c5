import "server-only";
import { LRUCache } from "lru-cache";
import type { Cache, CacheSettings } from "./cache";
import { createSingleFlight, type LoadContext, onceHere, type Waiter } from "./single-flight";

type Entry<T> = { value: T; askedAt: number; storedAt: number };

/**
 * Short memory for answers, bounded by age and count.
 * @param once has one process of several ask; without it nothing leaves the process
 */
export function createMemoryCache<T>(settings: CacheSettings = {}, once = onceHere): Cache<T> {
  const { name = "", freshMs = 15_000, staleMs = 120_000, max = 200, observe } = settings;
  const { now = () => performance.now() } = settings;
  const entries = new LRUCache<string, Entry<T>>({
    max,
    ttl: staleMs,
    ttlAutopurge: true,
    // It takes an instant of 0 for none, and would look again each millisecond.
    perf: { now: () => now() + 1 },
  });
  const loads = createSingleFlight<T>(now);
  const refreshes = createSingleFlight<T>(now);

  return {
    async read(key, load, options = {}) {
      const { signal, lane = "interactive", priority, refresh = false, isNew = false } = options;
      signal?.throwIfAborted();
      const waiter: Waiter = { signal, lane, priority };

      const loadAndStore = async (context: LoadContext): Promise<T> => {
        const askedAt = now();
        const { value, ageMs } = await once(`${name} ${key}`, {
          ...context,
          load: () => load(context),
          keepMs: () => freshMs,
          anew: refresh,
          isNew,
        });
        const known = entries.get(key);
        if (!known || known.askedAt <= askedAt)
          entries.set(key, { value, askedAt, storedAt: now() - ageMs });
        return value;
      };

      if (refresh) {
        observe?.("refresh");
        return refreshes.join(key, loadAndStore, waiter);
      }
      const entry = entries.get(key);
      const age = entry ? now() - entry.storedAt : Number.POSITIVE_INFINITY;
      if (entry && age >= 0 && age < staleMs) {
        if (age >= freshMs && !refreshes.has(key)) {
          loads.join(key, loadAndStore, { lane: "background" }).catch(() => undefined);
        }
        observe?.(age < freshMs ? "hit" : "stale");
        return entry.value;
      }
      const flights = refreshes.has(key) ? refreshes : loads;
      observe?.(flights.has(key) ? "shared" : "miss");
      return flights.join(key, loadAndStore, waiter);
    },
  };
}
