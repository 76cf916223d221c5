import { SOON_MS } from "@/lib/jobs/flags";
import { emptySearch, type JobsSearch } from "@/lib/search/jobs-search";
import { formatInstant } from "@/lib/time/instant";
import type { RangeEnd } from "@/lib/time/range";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What the queues wait for or look back on, in hours and days. */
export const QUEUE_LIMITS = {
  waitsMs: 24 * HOUR_MS,
  proofMs: 14 * DAY_MS,
  notFulfillableMs: 7 * DAY_MS,
} as const;

/** Which instant of a job a queue is about: it orders the queue, the earliest first. */
type QueueMoment = "end" | "start" | "created";

/** How much a queue presses: by its moment, or always the same. */
type Pressing = "past" | "byMoment" | "waiting" | "lookBack";

type QueueRow = {
  moment: QueueMoment;
  pressing: Pressing;
  /** The same jobs in the words of the list of all jobs. */
  search: (now: number) => Partial<JobsSearch>;
};

/** Every queue of what can be stuck, in the order in which they are shown. */
export const QUEUES = {
  late: {
    moment: "end",
    pressing: "past",
    search: () => ({ flag: ["late"], sort: "appointment" }),
  },
  noTechnician: {
    moment: "start",
    pressing: "past",
    search: () => ({ flag: ["noTechnicianSoon"], sort: "appointment" }),
  },
  goodsAfterVisit: {
    moment: "start",
    pressing: "byMoment",
    search: () => ({ flag: ["goodsAfterVisit"], sort: "appointment" }),
  },
  doubleBooked: {
    moment: "start",
    pressing: "byMoment",
    search: () => ({ flag: ["doubleBooked"], sort: "appointment" }),
  },
  toSchedule: {
    moment: "created",
    pressing: "waiting",
    search: (now) => ({
      status: ["PENDING_SCHEDULE"],
      created: { kind: "span", from: null, to: instant(now - QUEUE_LIMITS.waitsMs) },
      sort: "date",
    }),
  },
  onHold: {
    moment: "created",
    pressing: "waiting",
    search: () => ({ status: ["HOLD"], sort: "date" }),
  },
  stillActive: {
    moment: "start",
    pressing: "past",
    search: () => ({ flag: ["stillActive"], sort: "appointment" }),
  },
  proofMissing: {
    moment: "start",
    pressing: "lookBack",
    search: (now) => ({
      flag: ["proofMissing"],
      scheduled: { kind: "span", from: instant(now - QUEUE_LIMITS.proofMs), to: null },
      sort: "appointment",
    }),
  },
  notFulfillable: {
    moment: "created",
    pressing: "lookBack",
    search: (now) => ({
      status: ["NOT_FULFILLABLE"],
      created: { kind: "span", from: instant(now - QUEUE_LIMITS.notFulfillableMs), to: null },
      sort: "date",
    }),
  },
} as const satisfies Record<string, QueueRow>;

export type QueueName = keyof typeof QUEUES;

export const QUEUE_NAMES = Object.keys(QUEUES).filter(isQueueName);

export function isQueueName(name: string): name is QueueName {
  return Object.hasOwn(QUEUES, name);
}

/** Whose jobs are looked at: stores, none for all; no marketplace stands for the default one. */
export type QueueScope = Pick<JobsSearch, "store" | "marketplace">;

/**
 * The jobs of a queue as a search of all jobs, whatever their age; null where that has no words for it.
 * @param now epoch ms, cut to the minute so that the address stays the same for a while
 */
export function searchOfQueue(name: QueueName, scope: QueueScope, now: number): JobsSearch {
  const { search } = QUEUES[name];
  const created = { kind: "preset", preset: "any" } as const;
  return { ...emptySearch(), created, ...scope, ...search(Math.floor(now / 60_000) * 60_000) };
}

function instant(ms: number): RangeEnd {
  return { kind: "instant", at: formatInstant(ms) };
}

export type Severity = "now" | "soon" | "calm";

const NEAR_MS = 72 * HOUR_MS;

/**
 * How much a job of a queue presses at `now` (both epoch ms): what is over or begins within a day, what
 * does within three, and the rest. A job that waits presses more the longer it does.
 */
export function severityOf(name: QueueName, at: number | null, now: number): Severity {
  switch (QUEUES[name].pressing) {
    case "past":
      return "now";
    case "lookBack":
      return "calm";
    case "waiting":
      return at !== null && now - at > NEAR_MS ? "now" : "soon";
    case "byMoment":
      if (at === null || at - now > NEAR_MS) return "calm";
      return at - now <= SOON_MS ? "now" : "soon";
  }
}

/** The queue to look at first: the first in which something stands; null where nothing does. */
export function firstQueue(
  queues: readonly { name: QueueName; count: number | null }[],
): QueueName | null {
  return queues.find(({ count }) => (count ?? 0) > 0)?.name ?? null;
}
