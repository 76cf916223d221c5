import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import { createFairQueue, type FairQueue } from "./fair-queue";
import type { QuotaRequest } from "./quota";

type Waiter = QuotaRequest & { serve(): void; refuse(): void };

export type PriorityQueue = {
  size(lane: "interactive" | "background"): number;
  /** How many calls of one user wait in a lane. */
  sizeOf(user: string, lane: "interactive" | "background"): number;
  /** How many calls would be served before this one, were it to enter now. */
  ahead(request: QuotaRequest): number;
  /**
   * Resolves when the call is served. Rejects with the signal's reason, or with what `refusal`
   * makes once the deadline has passed.
   */
  enter(request: QuotaRequest, refusal: () => Error): Promise<void>;
  serveNext(lane: "interactive" | "background"): void;
  /** Refuses everybody whose deadline has come. */
  expire(time: number): void;
  /** The earliest deadline of those who wait; infinite when nobody does. */
  nextDeadline(): number;
};

/** Calls that wait, the interactive before the background ones. A prefetch never waits. */
export function createPriorityQueue(parts: {
  deadlineOf: (priority: Priority) => number;
  /** Called when a waiting call has moved up: the reserve may serve it at once. */
  onPromote: () => void;
}): PriorityQueue {
  const { deadlineOf, onPromote } = parts;
  const interactive = createFairQueue<Waiter>();
  const background = createFairQueue<Waiter>();
  const queueOf = (lane: Lane): FairQueue<Waiter> =>
    lane === "interactive" ? interactive : background;
  const everybody = () => [...interactive.items(), ...background.items()];

  return {
    size: (lane) => queueOf(lane).size,
    sizeOf: (user, lane) => queueOf(lane).sizeOf(user),
    ahead(request) {
      const { lane } = request.priority;
      const before = queueOf(lane).ahead(request);
      return lane === "interactive" ? before : before + interactive.size;
    },
    enter(request, refusal) {
      return new Promise((resolve, reject) => {
        const { priority, signal } = request;
        let queue = queueOf(priority.lane);
        const leave = () => {
          queue.remove(waiter);
          stopListening();
          signal?.removeEventListener("abort", giveUp);
        };
        const giveUp = () => {
          leave();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          ...request,
          serve() {
            leave();
            resolve();
          },
          refuse() {
            leave();
            reject(refusal());
          },
        };
        const stopListening = priority.onPromote(() => {
          queue.remove(waiter);
          queue = queueOf(priority.lane);
          queue.push(waiter);
          onPromote();
        });
        signal?.addEventListener("abort", giveUp, { once: true });
        queue.push(waiter);
      });
    },
    serveNext(lane) {
      queueOf(lane).shift()?.serve();
    },
    expire(time) {
      for (const waiter of everybody()) {
        if (deadlineOf(waiter.priority) <= time) waiter.refuse();
      }
    },
    nextDeadline() {
      return Math.min(...everybody().map((waiter) => deadlineOf(waiter.priority)));
    },
  };
}
