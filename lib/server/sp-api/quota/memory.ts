import "server-only";
import type { Lane, Priority } from "@/lib/server/cache/priority";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { createBucket } from "./bucket";
import { createPriorityQueue } from "./priority-queue";
import type { CreateQuota, QuotaRequest, QuotaSettings } from "./quota";

const LONGEST_PAUSE_SECONDS = 4;
const LONGEST_ROW = 10;

type BackOff = {
  /**
   * A 429 for the request with this number, `latest` being the last one sent. Answers with the debt,
   * in tokens, that the bucket takes on; null for a request sent before the present pause.
   */
  throttled(order: number, latest: number, rate: number): number | null;
  /** Any other answer. */
  answered(order: number): void;
};

/**
 * How long to pause after a 429: one refill interval at first, then up to twice as long each time,
 * with jitter, as other clients may be spending the same quota.
 */
export function createBackOff(random: () => number): BackOff {
  let pausedAfter = 0;
  let inARow = 0;
  return {
    throttled(order, latest, rate) {
      if (order <= pausedAfter) return null;
      pausedAfter = latest;
      const growth = random() * (2 ** inARow - 1);
      inARow = Math.min(inARow + 1, LONGEST_ROW);
      return Math.min(growth, LONGEST_PAUSE_SECONDS * rate);
    },
    answered(order) {
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

/** What a mirror of Amazon's bucket holds, what each lane leaves in it, and when a waiting call gives up. */
export function limitsOf({ burst, maxWaitMs }: Pick<QuotaSettings, "burst" | "maxWaitMs">) {
  const capacity = Math.max(1, burst - KEPT_BACK);
  const floors: Record<Lane, number> = {
    interactive: 0,
    prefetch: Math.min(PREFETCH_FLOOR, Math.floor(capacity / 2)),
    background: Math.min(RESERVE, Math.floor(capacity / 4)),
  };
  const deadlineOf = ({ lane, since }: Priority): number =>
    since + maxWaitMs * (lane === "background" ? BACKGROUND_PATIENCE : 1);
  return { capacity, floors, deadlineOf };
}

/** The refusal of a call that would wait so long, `ofUser` because of the user's own calls. */
export function busy(waitMs: number, ofUser = false): SpApiError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new SpApiError({ kind: "throttled", retryAfterSeconds, ofUser });
}

/** A mirror of Amazon's token bucket in the memory of this process, with lanes. */
export const memoryQuota: CreateQuota = (settings, { now, random }) => {
  const { capacity, floors, deadlineOf } = limitsOf(settings);
  const bucket = createBucket({ rate: settings.rate, capacity }, now);
  if (settings.startsEmpty) bucket.drain(0);
  const backOff = createBackOff(random);
  const queue = createPriorityQueue({ deadlineOf, onPromote: serve });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = new Set<number>();
  let sent = 0;
  let lastThrottledAt: number | null = null;

  function firstLane(): "interactive" | "background" | null {
    if (queue.size("interactive") > 0) return "interactive";
    return queue.size("background") > 0 ? "background" : null;
  }

  function serve(): void {
    clearTimeout(timer);
    queue.expire(now());
    let lane = firstLane();
    while (lane && bucket.tokens() >= 1 + floors[lane]) {
      bucket.take();
      queue.serveNext(lane);
      lane = firstLane();
    }
    if (!lane) return;
    const ms = Math.min(bucket.msUntil(1 + floors[lane]), queue.nextDeadline() - now());
    timer = setTimeout(serve, Math.max(1, ms));
  }

  async function wait(request: QuotaRequest, before: number): Promise<void> {
    const { lane } = request.priority;
    const waitMs = bucket.msUntil(before + 1 + floors[lane]);
    const waiting = lane === "interactive" ? lane : "background";
    // Who returns has waited in this queue before.
    const own = request.returning ? 0 : queue.sizeOf(request.user, waiting);
    if (lane !== "prefetch" && own >= settings.maxQueueOfUser) throw busy(waitMs, true);
    const full = queue.size(waiting) >= settings.maxQueue;
    if (lane === "prefetch" || full || now() + waitMs > deadlineOf(request.priority)) {
      throw busy(waitMs);
    }
    const served = queue.enter(request, () => busy(bucket.msUntil(queue.ahead(request) + 1)));
    serve();
    await served;
  }

  function throttled(order: number, retryAfterSeconds: number | null): void {
    lastThrottledAt = now();
    const debt = backOff.throttled(order, sent, bucket.rate);
    const asked = (retryAfterSeconds ?? 0) * bucket.rate - 1;
    if (debt !== null || asked > 0) bucket.drain(Math.max(debt ?? 0, asked));
  }

  function answered(order: number, rate: string | null): void {
    backOff.answered(order);
    const learned = Number(rate ?? Number.NaN);
    if (learned >= SANE_RATE.min && learned <= SANE_RATE.max) bucket.setRate(learned);
  }

  return {
    async acquire(request) {
      request.signal?.throwIfAborted();
      const startedAt = now();
      serve();
      const before = queue.ahead(request);
      if (before === 0 && bucket.tokens() >= 1 + floors[request.priority.lane]) bucket.take();
      else await wait(request, before);
      sent += 1;
      open.add(sent);
      return { waitMs: Math.max(0, now() - startedAt), order: sent };
    },
    async report({ order }, outcome) {
      if (outcome.type === "throttled") throttled(order, outcome.retryAfterSeconds);
      if (outcome.type === "answered") answered(order, outcome.rate);
      if (open.delete(order)) bucket.settled();
      serve();
    },
    async read() {
      return {
        tokens: Math.max(0, Math.floor(bucket.tokens())),
        rate: bucket.rate,
        burst: settings.burst,
        waiting: {
          interactive: queue.size("interactive"),
          prefetch: 0,
          background: queue.size("background"),
        },
        onTheWay: open.size,
        lastThrottledAt,
      };
    },
  };
};
