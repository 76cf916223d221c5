import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { createBucket } from "./bucket";
import { createWaitingRoom, type Turn } from "./priority-queue";

const LONGEST_PAUSE_SECONDS = 4;
const LONGEST_ROW = 10;

type Storms = {
  /**
   * A 429 for the request with this number, `latest` being the last one sent. Answers with the debt,
   * in tokens, that the bucket takes on; null for a request sent before the present pause.
   */
  hit(order: number, latest: number, rate: number): number | null;
  /** Any other answer. */
  calm(order: number): void;
};

/**
 * How long to pause after a 429: one refill interval at first, then up to twice as long each time,
 * with jitter, as other clients may be spending the same quota.
 */
export function createStorms(random: () => number): Storms {
  let pausedAfter = 0;
  let inARow = 0;
  return {
    hit(order, latest, rate) {
      if (order <= pausedAfter) return null;
      pausedAfter = latest;
      const growth = random() * (2 ** inARow - 1);
      inARow = Math.min(inARow + 1, LONGEST_ROW);
      return Math.min(growth, LONGEST_PAUSE_SECONDS * rate);
    },
    calm(order) {
      if (order > pausedAfter) inARow = 0;
    },
  };
}

// The first burst pays connection set-up and arrives late: an exact mirror draws a 429.
const KEPT_BACK = 2;
// What background work leaves for a click. The refill is shared, so it costs an export less than
// half a second once, and a click finds a token in the middle of that export.
const RESERVE = 4;
// A guess may only spend what nobody is short of: a second's worth of the list call stays.
const PREFETCH_FLOOR = 10;
// Nobody watches background work: it may outlast a foreign client's export.
const BACKGROUND_PATIENCE = 10;
const SANE_RATE = { min: 0.01, max: 1_000 };

export type LimiterSettings = {
  rate: number;
  burst: number;
  /** How long an interactive call may wait for its turns. */
  maxWaitMs: number;
  /** How many calls may wait in one lane. */
  maxQueue: number;
  /** How many of them may be one user's. */
  maxQueueOfUser: number;
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
   * wait would outlast the lane's patience, when the lane is full or holds too many calls of this user
   * (`ofUser`), and when a prefetch would have to wait at all; with the signal's reason when the caller leaves.
   */
  acquire(turn: Turn): Promise<Grant>;
  /** Amazon answered and did not throttle; `rate` is its x-amzn-RateLimit-Limit. */
  answered(grant: Grant, rate: string | null): void;
  /** Amazon throttled the request. */
  throttled(grant: Grant, retryAfterSeconds: number | null): void;
  /** A granted request is over, whatever came of it: it can no longer be on its way to Amazon. */
  landed(): void;
  quota(): Quota;
};

/** A mirror of Amazon's token bucket for one operation of one seller, with lanes. */
export function createLimiter(
  settings: LimiterSettings,
  { now, random }: { now: () => number; random: () => number },
): Limiter {
  const capacity = Math.max(1, settings.burst - KEPT_BACK);
  const bucket = createBucket({ rate: settings.rate, capacity }, now);
  const storms = createStorms(random);
  const room = createWaitingRoom({ deadlineOf, onPromote: serve });
  const floors: Record<Lane, number> = {
    interactive: 0,
    prefetch: Math.min(PREFETCH_FLOOR, Math.floor(capacity / 2)),
    background: Math.min(RESERVE, Math.floor(capacity / 4)),
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent = 0;
  let lastThrottledAt: number | null = null;

  function deadlineOf({ lane, since }: Priority): number {
    const patience = lane === "background" ? BACKGROUND_PATIENCE : 1;
    return since + settings.maxWaitMs * patience;
  }

  function firstLane(): "interactive" | "background" | null {
    if (room.size("interactive") > 0) return "interactive";
    return room.size("background") > 0 ? "background" : null;
  }

  function serve(): void {
    clearTimeout(timer);
    room.expire(now());
    let lane = firstLane();
    while (lane && bucket.tokens() >= 1 + floors[lane]) {
      bucket.take();
      room.serveNext(lane);
      lane = firstLane();
    }
    if (!lane) return;
    const ms = Math.min(bucket.msUntil(1 + floors[lane]), room.nextDeadline() - now());
    timer = setTimeout(serve, Math.max(1, ms));
  }

  function busy(waitMs: number, ofUser = false): SpApiError {
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
    return new SpApiError({ kind: "throttled", retryAfterSeconds, ofUser });
  }

  async function wait(turn: Turn, before: number): Promise<void> {
    const { lane } = turn.priority;
    const waitMs = bucket.msUntil(before + 1 + floors[lane]);
    const queue = lane === "interactive" ? lane : "background";
    // Who returns has stood in this queue before.
    const own = turn.returning ? 0 : room.sizeOf(turn.user, queue);
    if (lane !== "prefetch" && own >= settings.maxQueueOfUser) throw busy(waitMs, true);
    const full = room.size(queue) >= settings.maxQueue;
    if (lane === "prefetch" || full || now() + waitMs > deadlineOf(turn.priority)) {
      throw busy(waitMs);
    }
    const served = room.enter(turn, () => busy(bucket.msUntil(room.ahead(turn) + 1)));
    serve();
    await served;
  }

  return {
    async acquire(turn) {
      turn.signal?.throwIfAborted();
      const startedAt = now();
      serve();
      const before = room.ahead(turn);
      if (before === 0 && bucket.tokens() >= 1 + floors[turn.priority.lane]) bucket.take();
      else await wait(turn, before);
      sent += 1;
      return { waitMs: Math.max(0, now() - startedAt), order: sent };
    },
    answered(grant, rate) {
      storms.calm(grant.order);
      const learned = Number(rate ?? Number.NaN);
      if (learned >= SANE_RATE.min && learned <= SANE_RATE.max) bucket.setRate(learned);
      serve();
    },
    throttled(grant, retryAfterSeconds) {
      lastThrottledAt = now();
      const debt = storms.hit(grant.order, sent, bucket.rate);
      const asked = (retryAfterSeconds ?? 0) * bucket.rate - 1;
      if (debt !== null || asked > 0) bucket.drain(Math.max(debt ?? 0, asked));
      serve();
    },
    landed() {
      bucket.landed();
      serve();
    },
    quota() {
      return {
        tokens: Math.max(0, Math.floor(bucket.tokens())),
        rate: bucket.rate,
        burst: settings.burst,
        waiting: {
          interactive: room.size("interactive"),
          prefetch: 0,
          background: room.size("background"),
        },
        lastThrottledAt,
      };
    },
  };
}
