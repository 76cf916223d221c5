import "server-only";
import { memoryQuota } from "@/lib/server/sp-api/quota/memory";
import type { CreateQuota, Grant, Quota, QuotaRequest } from "@/lib/server/sp-api/quota/quota";
import type { Engine, Stay } from "./engine";
import { createTickets } from "./tickets";

type Outcome = Parameters<Quota["report"]>[1];

/** Leave from whichever bucket counted then; null when the wait has to begin again at the other. */
type Granted = { order: number; report: (outcome: Outcome) => Promise<unknown> } | null;

export type SharedQuotaParts = {
  engine: Engine;
  /** Keys of one operation's bucket, both queues, and what is on the way. */
  keysOf: (operation: string) => string[];
  /** What stands for a user in a ticket. */
  nameOf: (user: string) => string;
  /** Hears of each call whose wait began again. */
  onReentered: () => void;
};

/**
 * One bucket and one queue for all processes, in the engine. While the engine is away each process has
 * its own share of the rate, from an empty bucket, and what waits moves from one to the other: a bucket that
 * was left is never granted from again.
 */
export function createSharedQuota(shared: SharedQuotaParts): CreateQuota {
  return (settings, { now, random }) => {
    const { engine, onReentered } = shared;
    let rate = settings.rate;
    let alone = shareOf();
    let spentAlone = false;
    const reports = new WeakMap<Grant, (outcome: Outcome) => Promise<unknown>>();
    const tickets = createTickets({
      ...shared,
      settings,
      now,
      random,
      onRate: (said) => {
        rate = said;
      },
    });

    function shareOf(): Quota {
      const processes = engine.processes();
      return memoryQuota(
        {
          ...settings,
          rate: rate / processes,
          burst: settings.burst / processes,
          startsEmpty: true,
        },
        { now, random },
      );
    }

    engine.onDeparture(() => {
      alone = shareOf();
    });
    engine.onArrival(async (stay, { first, before }) => {
      await tickets.rejoin(stay, before, !first || spentAlone);
      spentAlone = false;
    });

    /** Amazon says the rate of all processes together; this one's bucket fills with its share. */
    function ofShare(outcome: Outcome): Outcome {
      if (outcome.type !== "answered" || outcome.rate === null) return outcome;
      return { ...outcome, rate: String(Number(outcome.rate) / engine.processes()) };
    }

    async function acquireAlone(request: QuotaRequest): Promise<Granted> {
      const back = engine.back();
      const own = alone;
      const signal = request.signal ? AbortSignal.any([request.signal, back]) : back;
      try {
        const grant = await own.acquire({ ...request, signal });
        spentAlone = true;
        return { order: grant.order, report: (outcome) => own.report(grant, ofShare(outcome)) };
      } catch (error) {
        if (back.aborted && !request.signal?.aborted) return null;
        throw error;
      }
    }

    async function acquireOfAll(stay: Stay, request: QuotaRequest): Promise<Granted> {
      const ticket = await tickets.enter(stay, request);
      if (ticket === null) return null;
      const { order } = ticket;
      return { order, report: (outcome) => tickets.landed(stay, ticket, outcome) };
    }

    return {
      async acquire(request) {
        request.signal?.throwIfAborted();
        const startedAt = now();
        for (;;) {
          const stay = engine.stay();
          const granted = await (stay === null
            ? acquireAlone(request)
            : acquireOfAll(stay, request));
          if (granted !== null) {
            const grant = { waitMs: Math.max(0, now() - startedAt), order: granted.order };
            reports.set(grant, granted.report);
            return grant;
          }
          onReentered();
        }
      },
      async report(grant, outcome) {
        const report = reports.get(grant);
        reports.delete(grant);
        await report?.(outcome);
      },
      async read() {
        const stay = engine.stay();
        const state = stay === null ? null : await tickets.read(stay);
        return { ...(state ?? (await alone.read())), burst: settings.burst };
      },
    };
  };
}
