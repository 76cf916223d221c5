import "server-only";
import type { Lane, Priority } from "./priority";
import { createPriority, unlessAborted } from "./priority";

/** What a shared call gets: a signal that aborts when everybody left, and everybody's urgency. */
export type FlightContext = { signal: AbortSignal; priority: Priority };

export type Passenger = { signal?: AbortSignal; lane: Lane; priority?: Priority };

export type Flights<T> = {
  has(key: string): boolean;
  /** Joins the call under way for the key, or starts it. */
  join(
    key: string,
    start: (context: FlightContext) => Promise<T>,
    passenger: Passenger,
  ): Promise<T>;
};

type Flight<T> = {
  result: Promise<T>;
  priority: Priority;
  passengers: number;
  landing: AbortController;
};

/** Equal questions in flight share one call. It is aborted only when nobody waits any more. */
export function createFlights<T>(now: () => number): Flights<T> {
  const flights = new Map<string, Flight<T>>();

  function depart(key: string, start: (context: FlightContext) => Promise<T>, lane: Lane) {
    const landing = new AbortController();
    const priority = createPriority(lane, now);
    const result = start({ signal: landing.signal, priority });
    const flight: Flight<T> = { result, priority, passengers: 0, landing };
    flights.set(key, flight);
    return flight;
  }

  return {
    has: (key) => flights.has(key),
    async join(key, start, passenger) {
      passenger.signal?.throwIfAborted();
      const lane = passenger.priority?.lane ?? passenger.lane;
      const flight = flights.get(key) ?? depart(key, start, lane);
      flight.priority.promote(lane);
      const stopListening = passenger.priority?.onPromote(() => {
        flight.priority.promote(passenger.priority?.lane ?? lane);
      });
      flight.passengers += 1;
      try {
        return await unlessAborted(flight.result, passenger.signal);
      } finally {
        stopListening?.();
        flight.passengers -= 1;
        if (flight.passengers === 0) {
          if (flights.get(key) === flight) flights.delete(key);
          flight.landing.abort();
        }
      }
    },
  };
}
