import "server-only";
import type { Lane, Priority } from "./priority";
import { createPriority, unlessAborted } from "./priority";

/** What a shared call gets: a signal that aborts when everybody left, and everybody's urgency. */
export type LoadContext = { signal: AbortSignal; priority: Priority };

export type Waiter = { signal?: AbortSignal; lane: Lane; priority?: Priority };

export type SingleFlight<T> = {
  has(key: string): boolean;
  /** Joins the call under way for the key, or starts it. */
  join(key: string, start: (context: LoadContext) => Promise<T>, waiter: Waiter): Promise<T>;
};

type Flight<T> = {
  settled: Promise<T>;
  priority: Priority;
  waiters: number;
  abort: AbortController;
};

/** Equal questions under way share one call. It is aborted only when nobody waits any more. */
export function createSingleFlight<T>(now: () => number): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function begin(key: string, start: (context: LoadContext) => Promise<T>, lane: Lane) {
    const abort = new AbortController();
    const priority = createPriority(lane, now);
    const settled = start({ signal: abort.signal, priority });
    const flight: Flight<T> = { settled, priority, waiters: 0, abort };
    flights.set(key, flight);
    return flight;
  }

  return {
    has: (key) => flights.has(key),
    async join(key, start, waiter) {
      waiter.signal?.throwIfAborted();
      const lane = waiter.priority?.lane ?? waiter.lane;
      const flight = flights.get(key) ?? begin(key, start, lane);
      flight.priority.promote(lane);
      const stopListening = waiter.priority?.onPromote(() => {
        flight.priority.promote(waiter.priority?.lane ?? lane);
      });
      flight.waiters += 1;
      try {
        return await unlessAborted(flight.settled, waiter.signal);
      } finally {
        stopListening?.();
        flight.waiters -= 1;
        if (flight.waiters === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.abort.abort();
        }
      }
    },
  };
}
