import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import { createLaneQueue, type LaneQueue, type Queued } from "./fair-queue";

/** A place in the queue: whose call it is, how urgent, and what ends the wait early. */
export type Turn = Queued & { priority: Priority; signal?: AbortSignal };

type Waiter = Turn & { serve(): void; refuse(): void };

export type WaitingRoom = {
  size(lane: "interactive" | "background"): number;
  /** How many calls of one user wait in a lane. */
  sizeOf(user: string, lane: "interactive" | "background"): number;
  /** How many calls would be served before this one, were it to enter now. */
  ahead(turn: Turn): number;
  /**
   * Resolves when the call is served. Rejects with the signal's reason, or with what `refusal`
   * makes once the deadline has passed.
   */
  enter(turn: Turn, refusal: () => Error): Promise<void>;
  serveNext(lane: "interactive" | "background"): void;
  /** Refuses everybody whose deadline has come. */
  expire(time: number): void;
  /** The earliest deadline of those who wait; infinite when nobody does. */
  nextDeadline(): number;
};

/** Where calls wait, the interactive before the background ones. A prefetch never waits. */
export function createWaitingRoom(parts: {
  deadlineOf: (priority: Priority) => number;
  /** Called when a waiting call has moved up: the reserve may serve it at once. */
  onPromote: () => void;
}): WaitingRoom {
  const { deadlineOf, onPromote } = parts;
  const interactive = createLaneQueue<Waiter>();
  const background = createLaneQueue<Waiter>();
  const queueOf = (lane: Lane): LaneQueue<Waiter> =>
    lane === "interactive" ? interactive : background;
  const everybody = () => [...interactive.items(), ...background.items()];

  return {
    size: (lane) => queueOf(lane).size,
    sizeOf: (user, lane) => queueOf(lane).sizeOf(user),
    ahead(turn) {
      const { lane } = turn.priority;
      const before = queueOf(lane).ahead(turn);
      return lane === "interactive" ? before : before + interactive.size;
    },
    enter(turn, refusal) {
      return new Promise((resolve, reject) => {
        const { priority, signal } = turn;
        let queue = queueOf(priority.lane);
        const leaveRoom = () => {
          queue.remove(waiter);
          stopListening();
          signal?.removeEventListener("abort", giveUp);
        };
        const giveUp = () => {
          leaveRoom();
          reject(signal?.reason);
        };
        const waiter: Waiter = {
          ...turn,
          serve() {
            leaveRoom();
            resolve();
          },
          refuse() {
            leaveRoom();
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
