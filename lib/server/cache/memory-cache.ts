import "server-only";
import { LRUCache } from "lru-cache";
import type { Cache, CacheSettings } from "./cache";
import { createSingleFlight, type LoadContext, type Waiter } from "./single-flight";

type Entry<T> = { value: T; askedAt: number; storedAt: number };

/** Short memory for answers, bounded by age and count. Nothing leaves the process. */
export function createMemoryCache<T>(settings: CacheSettings = {}): Cache<T> {
  const { freshMs = 15_000, staleMs = 120_000, max = 200, observe } = settings;
  const { now = () => performance.now() } = settings;
  const entries = new LRUCache<string, Entry<T>>({
    max,
    ttl: staleMs,
    ttlAutopurge: true,
    perf: { now },
  });
  const loads = createSingleFlight<T>(now);
  const refreshes = createSingleFlight<T>(now);

  return {
    async read(key, load, { signal, lane = "interactive", priority, refresh = false } = {}) {
      signal?.throwIfAborted();
      const waiter: Waiter = { signal, lane, priority };

      const loadAndStore = async (context: LoadContext): Promise<T> => {
        const askedAt = now();
        const value = await load(context);
        const known = entries.get(key);
        if (!known || known.askedAt <= askedAt)
          entries.set(key, { value, askedAt, storedAt: now() });
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
