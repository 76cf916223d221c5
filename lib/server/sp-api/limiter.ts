import "server-only";
import { createBucket } from "./bucket";
import { SpApiError } from "./errors";
import { createLaneQueue, type LaneQueue } from "./lane-queue";
import type { Lane, Priority } from "./lanes";

// The first burst pays connection set-up and arrives late: an exact mirror draws a 429.
const KEPT_BACK = 2;
// What background work leaves for a click. Refill is shared, so this costs an export less than
// half a second once, and a click finds a token even in the middle of that export.
const RESERVE = 4;
// A guess may only spend what nobody is short of.
const PREFETCH_FLOOR = 10;
const LONGEST_PAUSE_MS = 4_000;
const SANE_RATE = { min: 0.01, max: 1_000 };

export type LimiterSettings = {
  rate: number;
  burst: number;
  /** How long an interactive call may wait. */
  maxWaitMs: number;
  /** How many may wait in one lane. */
  maxQueue: number;
};

export type Turn = {
  priority: Priority;
  user?: string;
  signal?: AbortSignal;
  /** The call was throttled and stands at the front of its lane. */
  returning?: boolean;
};

/** Leave to send one request. */
export type Grant = { waitMs: number; order: number };

export type Quota = {
  /** Whole tokens left. */
  tokens: number;
  /** Tokens a second, as Amazon last told it. */
  rate: number;
  burst: number;
  waiting: Record<Lane, number>;
  /** Epoch milliseconds. */
  lastThrottledAt: number | null;
};

export type Limiter = {
  /**
   * Resolves when a token is taken for the caller. Rejects with SpApiError "throttled" when the
   * wait would be too long, the queue is full, or a prefetch would have to wait at all; with the
   * signal's reason when the caller leaves.
   */
  acquire(turn: Turn): Promise<Grant>;
  /** Amazon answered otherwise than 429; `rate` is its x-amzn-RateLimit-Limit. */
  answered(grant: Grant, rate: string | null): void;
  /** Amazon answered 429. */
  throttled(grant: Grant, retryAfterSeconds: number | null): void;
  quota(): Quota;
};

type Waiter = {
  user: string;
  priority: Priority;
  serve(): void;
  refuse(): void;
};

/** A mirror of the token bucket of one operation, with lanes. One per operation and seller. */
export function createLimiter(
  settings: LimiterSettings,
  parts: { now: () => number; random: () => number },
): Limiter {
  const { now, random } = parts;
  const capacity = Math.max(1, settings.burst - KEPT_BACK);
  const bucket = createBucket({ rate: settings.rate, capacity }, now);
  const floors: Record<Lane, number> = {
    interactive: 0,
    prefetch: Math.min(PREFETCH_FLOOR, Math.floor(capacity / 2)),
    background: Math.min(RESERVE, Math.floor(capacity / 4)),
  };
  const interactive = createLaneQueue<Waiter>();
  const background = createLaneQueue<Waiter>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastOrder = 0;
  let stormOrder = 0;
  let storms = 0;
  let lastThrottledAt: number | null = null;

  const queueOf = (lane: Lane): LaneQueue<Waiter> =>
    lane === "interactive" ? interactive : background;
  const deadlineOf = (priority: Priority): number =>
    priority.lane === "interactive"
      ? priority.since + settings.maxWaitMs
      : Number.POSITIVE_INFINITY;

  function take(startedAt: number): Grant {
    bucket.take();
    lastOrder += 1;
    return { waitMs: Math.max(0, now() - startedAt), order: lastOrder };
  }

  function placesBefore(lane: Lane, turn: Turn): number {
    const own = turn.returning ? 0 : queueOf(lane).ahead(turn.user ?? "");
    return lane === "interactive" ? own : own + interactive.size;
  }

  function serveWaiting(): void {
    const time = now();
    for (const waiter of interactive.items()) {
      if (deadlineOf(waiter.priority) <= time) {
        interactive.remove(waiter);
        waiter.refuse();
      }
    }
    while (bucket.tokens() >= 1 && interactive.size > 0) interactive.shift()?.serve();
    while (
      interactive.size === 0 &&
      bucket.tokens() >= 1 + floors.background &&
      background.size > 0
    ) {
      background.shift()?.serve();
    }
    wakeLater();
  }

  function wakeLater(): void {
    clearTimeout(timer);
    if (interactive.size === 0 && background.size === 0) return;
    const floor = interactive.size > 0 ? 0 : floors.background;
    const deadlines = interactive.items().map((waiter) => deadlineOf(waiter.priority) - now());
    const ms = Math.min(bucket.msUntil(1 + floor), ...deadlines);
    timer = setTimeout(serveWaiting, Math.max(1, ms));
  }

  function busy(waitMs: number): SpApiError {
    return new SpApiError({
      kind: "throttled",
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    });
  }

  function wait(turn: Turn, startedAt: number): Promise<Grant> {
    const { priority, signal } = turn;
    return new Promise((resolve, reject) => {
      let queue = queueOf(priority.lane);
      const settle = () => {
        stopListening();
        signal?.removeEventListener("abort", leave);
      };
      const waiter: Waiter = {
        user: turn.user ?? "",
        priority,
        serve() {
          settle();
          resolve(take(startedAt));
        },
        refuse() {
          settle();
          reject(busy(bucket.msUntil(1 + interactive.size)));
        },
      };
      const leave = () => {
        settle();
        queue.remove(waiter);
        reject(signal?.reason);
        serveWaiting();
      };
      const stopListening = priority.onPromote(() => {
        queue.remove(waiter);
        queue = queueOf(priority.lane);
        queue.push(waiter);
        serveWaiting();
      });
      signal?.addEventListener("abort", leave, { once: true });
      if (turn.returning) queue.pushReturning(waiter);
      else queue.push(waiter);
      wakeLater();
    });
  }

  return {
    async acquire(turn) {
      turn.signal?.throwIfAborted();
      serveWaiting();
      const { lane } = turn.priority;
      const startedAt = now();
      const before = placesBefore(lane, turn);
      if (before === 0 && bucket.tokens() >= 1 + floors[lane]) return take(startedAt);
      const waitMs = bucket.msUntil(before + 1 + floors[lane]);
      const refused =
        lane === "prefetch" ||
        queueOf(lane).size >= settings.maxQueue ||
        startedAt + waitMs > deadlineOf(turn.priority);
      if (refused) throw busy(waitMs);
      return wait(turn, startedAt);
    },
    answered(grant, rate) {
      if (grant.order > stormOrder) storms = 0;
      const learned = rate === null ? Number.NaN : Number(rate);
      if (learned === bucket.rate || !(learned >= SANE_RATE.min && learned <= SANE_RATE.max))
        return;
      bucket.setRate(learned);
      serveWaiting();
    },
    throttled(grant, retryAfterSeconds) {
      lastThrottledAt = now();
      // Requests sent before the last pause say nothing new about it.
      if (grant.order <= stormOrder) return;
      stormOrder = lastOrder;
      storms += 1;
      const longest = (LONGEST_PAUSE_MS / 1000) * bucket.rate;
      const growth = random() * (2 ** (storms - 1) - 1);
      bucket.drain(Math.max(Math.min(growth, longest), (retryAfterSeconds ?? 0) * bucket.rate - 1));
      serveWaiting();
    },
    quota() {
      return {
        tokens: Math.max(0, Math.floor(bucket.tokens())),
        rate: bucket.rate,
        burst: settings.burst,
        waiting: { interactive: interactive.size, prefetch: 0, background: background.size },
        lastThrottledAt,
      };
    },
  };
}
