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

export type Work<T> = {
  /** Brings the answer where nobody else has it or brings it. Plain JSON. */
  load: () => Promise<T>;
  /** How long others may have it, in milliseconds. */
  keepMs: (value: T) => number;
  /** Whether an answer that somebody else has brought will do; every one when left out. */
  accept?: (value: T, ageMs: number) => boolean;
  /** Brings it whatever is kept, and whoever brings it already. */
  anew?: boolean;
  /** Nobody else can have asked for it yet: it is brought without a look at who has. */
  isNew?: boolean;
  /** Raised when somebody more urgent waits for the same in another process. */
  priority?: Priority;
  /** Ends the wait for somebody else's answer; `load` has its own. */
  signal?: AbortSignal;
};

/**
 * Has one process of all bring an answer that several ask for, by name. Equal names in one process at a time
 * are the caller's to join. Rejects as the load does, or with the signal's reason; failures are not kept.
 */
export type Once = <T>(name: string, work: Work<T>) => Promise<{ value: T; ageMs: number }>;

/** For a process that shares nothing. */
export const onceHere: Once = async (_, { load }) => ({ value: await load(), ageMs: 0 });
