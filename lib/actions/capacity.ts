import { addDays } from "@/lib/time/calendar";
import type { ActionWarning, Receipt, Slot } from "./job-action";
import type { BookedVisit } from "./schedule-difference";
import { changesClock, daysFrom, type Weekday, wallInstant, weekdayOf } from "./wall-time";
import type { CapacitySpan, WeekPlan } from "./week-plan";

/** What may be blocked here; Amazon's type APPOINTMENT is a visit, and visits are booked as such. */
export const BLOCK_TYPES = ["BREAK", "TRAVEL", "VACATION", "TRAINING"] as const;

export type BlockType = (typeof BLOCK_TYPES)[number];

/** A time to block: on one day of the store, and on these days of the week up to a last day. */
export type BlockTime = {
  /** `2026-11-27`, and minutes after midnight of the store's clock; 1440 ends the day. */
  day: string;
  from: number;
  to: number;
  repeats: { days: readonly Weekday[]; until: string } | null;
};

export type BlockFault = "order" | "short" | "past" | "until" | "days" | "clock";

const MOST_DAYS = 366;

/** What is wrong with a time to block; null for one that Amazon can be given. */
export function faultOfBlock(
  { day, from, to, repeats }: BlockTime,
  { today, least, zone }: { today: string; least: number; zone: string },
): BlockFault | null {
  if (to <= from) return "order";
  if (to - from < least) return "short";
  if (day < today || day > addDays(today, MOST_DAYS)) return "past";
  if (repeats === null) return null;
  if (repeats.until < day || repeats.until > addDays(day, MOST_DAYS)) return "until";
  if (!repeats.days.includes(weekdayOf(day))) return "days";
  // Nobody says whether a repetition keeps its offset or its clock, and a block is one record.
  return daysFrom(day, repeats.until).some((one) => changesClock(one, zone)) ? "clock" : null;
}

/** Every time that a block takes, in order. */
export function spansOfBlock(time: BlockTime, zone: string): { start: number; end: number }[] {
  const { day, from, to, repeats } = time;
  const days = repeats
    ? daysFrom(day, repeats.until).filter((one) => repeats.days.includes(weekdayOf(one)))
    : [day];
  return days.map((one) => ({
    start: wallInstant(one, from, zone),
    end: wallInstant(one, to, zone),
  }));
}

/** Of one hour or what else a slot is long: numbers are null where Amazon does not say them. */
export type CapacitySlot = {
  /** ISO 8601, UTC. */
  start: string;
  end: string;
  given: number | null;
  free: number | null;
  taken: number | null;
  blocked: number | null;
};

/** Whether work is given and nothing of it is left. */
export function hasNoRoom({ given, free }: Pick<CapacitySlot, "given" | "free">): boolean {
  return (given ?? 0) > 0 && (free ?? 1) <= 0;
}

/** A store, or whatever else Amazon calls a resource, with the zone of its clock. */
export type Place = { resource: string; marketplace: string; zone: string };

/** What `GET /api/resources/[id]/capacity?slot=` answers. */
export type FixedCapacityAnswer = Place & {
  minutes: number;
  slots: readonly CapacitySlot[];
  fetchedAt: string;
};

/** Instants are ISO 8601, UTC. */
export type RangeAnswer = { start: string; end: string; capacity: number };

/** The same without `slot`: stretches in which the number is the same. */
export type RangeCapacityAnswer = Place & {
  given: readonly RangeAnswer[];
  free: readonly RangeAnswer[];
  taken: readonly RangeAnswer[];
  blocked: readonly RangeAnswer[];
  fetchedAt: string;
};

/** What `GET /api/resources/[id]/schedule` answers: what Amazon has for the next ninety days. */
export type StoreScheduleAnswer = Place & {
  /** The day of the store's clock. */
  today: string;
  from: string;
  to: string;
  given: readonly RangeAnswer[];
  blocked: readonly RangeAnswer[];
  /** Visits that stand; null where no index can say. */
  visits: readonly { serviceJobId: string; start: string; end: string }[] | null;
  /** The shortest slot that Amazon takes here, in minutes. */
  least: number;
  /** Stands for what is given: who replaces it names it. */
  seen: string;
  /** What was replaced last from here; null where nothing was. */
  last: SentSchedule | null;
  fetchedAt: string;
};

/** A week that was sent from here, and the one before it. */
export type SentSchedule = {
  plan: WeekPlan;
  previous: WeekPlan | null;
  /** ISO 8601, UTC. */
  at: string;
  by: string | null;
};

export const spansOf = (ranges: readonly RangeAnswer[]): CapacitySpan[] =>
  ranges.map(({ start, end, capacity }) => ({
    start: Date.parse(start),
    end: Date.parse(end),
    capacity,
  }));

export const visitsOf = (answer: Pick<StoreScheduleAnswer, "visits">): BookedVisit[] =>
  (answer.visits ?? []).map(({ serviceJobId, start, end }) => ({
    serviceJobId,
    start: Date.parse(start),
    end: Date.parse(end),
  }));

/** "standing" at Amazon under an id that is known, "lost" there under one that nobody knows, or "gone" from there. */
type BlockState = "standing" | "lost" | "gone";

/** Time that was blocked from here. Amazon has no list of them: this is the only one. */
export type Block = {
  /** Ours: it stays whatever Amazon calls it after a move. */
  id: string;
  resource: string;
  type: BlockType;
  time: BlockTime;
  state: BlockState;
  /** How colleagues know whoever blocked it. */
  by: string | null;
  /** ISO 8601, UTC. */
  at: string;
};

export type BlocksAnswer = Place & { blocks: readonly Block[] };

/** What somebody may have Amazon do with the time of a store. */
export const RESOURCE_ACTIONS = ["replaceSchedule", "block", "moveBlock", "unblock"] as const;

export type ResourceAction = (typeof RESOURCE_ACTIONS)[number];

/** The bodies of the routes. */
export type ResourceBody = {
  /** `name` is the store's, typed. */
  replaceSchedule: { plan: WeekPlan; name: string; seen: string };
  block: { type: BlockType; time: BlockTime };
  moveBlock: { type: BlockType; time: BlockTime };
};

/** What became of it, as it is kept: ids, codes and times, and never Amazon's words. */
export type StoreReceipt = Omit<Receipt, "jobId" | "action" | "appointmentId"> & {
  resource: string;
  action: ResourceAction;
  /** What was to be blocked; null for what is about a schedule, or takes a block away. */
  block: { type: BlockType; time: BlockTime } | null;
  /** The last day of a schedule, as `2026-11-23`; null for what is about a block. */
  until: string | null;
};

/** The same where it is answered. */
type ResourceReceipt = Pick<
  StoreReceipt,
  "key" | "resource" | "action" | "state" | "codes" | "reasons" | "requestId"
>;

/** What every write answers that was done. `block` is null where there is none, or none any more. */
export type ResourceAnswer = {
  block: Block | null;
  /** Whether what was to go had gone before. */
  wasGone: boolean;
  warnings: readonly ActionWarning[];
  action: ResourceReceipt;
};

/** What `GET /api/stores/[id]/slots` answers. */
export type StoreSlots = Place & { realTime: boolean; slots: readonly Slot[]; fetchedAt: string };

/** What a technician is called, by whom: an admin here, the settings, Amazon. The first that is there counts. */
type TechnicianName = {
  id: string;
  name: string | null;
  given: string | null;
  amazon: string | null;
  /** On how many jobs the index has seen this technician. */
  jobs: number;
};

export type TechniciansAnswer = { technicians: readonly TechnicianName[] };
