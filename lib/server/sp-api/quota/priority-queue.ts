import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import type { QuotaRequest } from "./quota";

type Waiter = QuotaRequest & { serve(): void; refuse(): void };

type PriorityQueue = {
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

/** What a queue needs to know of an item: whose it is, and whether it was in the queue before. */
type Queued = { user: string; returning: boolean };

type FairQueue<Item extends Queued> = {
  readonly size: number;
  /** How many items of one user there are. */
  sizeOf(user: string): number;
  push(item: Item): void;
  remove(item: Item): void;
  shift(): Item | undefined;
  /** How many items would be served before this one, were it pushed now. */
  ahead(newcomer: Queued): number;
  items(): Item[];
};

/**
 * A queue that serves users by rounds: one item of each, round and round, in order of arrival.
 * Returning items come first.
 */
export function createFairQueue<Item extends Queued>(): FairQueue<Item> {
  const returning: Item[] = [];
  // The order of the keys is the order of the round.
  const round = new Map<string, Item[]>();

  function removeFrom(items: Item[], item: Item): void {
    const index = items.indexOf(item);
    if (index >= 0) items.splice(index, 1);
  }

  return {
    get size() {
      let size = returning.length;
      for (const own of round.values()) size += own.length;
      return size;
    },
    sizeOf(user) {
      const own = round.get(user)?.length ?? 0;
      return own + returning.filter((item) => item.user === user).length;
    },
    push(item) {
      if (item.returning) {
        returning.push(item);
        return;
      }
      const own = round.get(item.user);
      if (own) own.push(item);
      else round.set(item.user, [item]);
    },
    remove(item) {
      removeFrom(returning, item);
      const own = round.get(item.user);
      if (!own) return;
      removeFrom(own, item);
      if (own.length === 0) round.delete(item.user);
    },
    shift() {
      const first = returning.shift();
      if (first) return first;
      for (const [user, own] of round) {
        round.delete(user);
        const item = own.shift();
        if (own.length > 0) round.set(user, own);
        return item;
      }
      return undefined;
    },
    ahead(newcomer) {
      if (newcomer.returning) return returning.length;
      const mine = round.get(newcomer.user)?.length ?? 0;
      let ahead = returning.length + mine;
      let comesFirst = true;
      for (const [user, own] of round) {
        if (user === newcomer.user) comesFirst = false;
        else ahead += Math.min(own.length, comesFirst ? mine + 1 : mine);
      }
      return ahead;
    },
    items() {
      return [...returning, ...[...round.values()].flat()];
    },
  };
}
