import "server-only";
import { DAY, HOUR, MINUTE } from "@/lib/server/simulator/fixtures/instants";
import { parseInstant } from "@/lib/server/simulator/list-query";

/** A time in which a resource is to be had, or is not, by instants in epoch milliseconds. */
export type Availability = {
  start: number;
  end: number;
  capacity: number;
  recurrence: {
    until: number;
    daysOfWeek: ReadonlySet<string>;
    daysOfMonth: ReadonlySet<number>;
  } | null;
  /** Of the zone that the record is written in: its days are days there. */
  offset: number;
};

export type Span = { start: number; end: number; capacity: number };

const WEEKDAYS = [
  "SUNDAY",
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
] as const;

export type Fields = Partial<Record<string, unknown>>;

/** An empty one for what is no object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** A record in words of what is wrong with it, or as it is understood. */
export function readAvailability(value: unknown): Availability | string {
  const fields = fieldsOf(value);
  const start = instantOf(fields.startTime);
  const end = instantOf(fields.endTime);
  if (start === null) return "startTime is not a valid ISO date/time object";
  if (end === null) return "endTime is not a valid ISO date/time object";
  if (end <= start) return "endTime should be after startTime";
  if (end - start < 5 * MINUTE) return "The slot should be 5 minutes or longer";
  const { capacity = 1 } = fields;
  if (typeof capacity !== "number" || capacity < 1) return "capacity should be 1 or more";
  const offset = offsetOf(String(fields.startTime));
  if (fields.recurrence === undefined) return { start, end, capacity, recurrence: null, offset };
  const { endTime, daysOfWeek, daysOfMonth } = fieldsOf(fields.recurrence);
  const until = instantOf(endTime);
  if (until === null) return "recurrence.endTime is not a valid ISO date/time object";
  const recurrence = {
    until,
    daysOfWeek: new Set(Array.isArray(daysOfWeek) ? daysOfWeek.map(String) : []),
    daysOfMonth: new Set(Array.isArray(daysOfMonth) ? daysOfMonth.map(Number) : []),
  };
  return { start, end, capacity, recurrence, offset };
}

/** The spans of a record that touch a range, in order. */
export function spansOf(record: Availability, from: number, to: number): Span[] {
  const { start, end, capacity, recurrence, offset } = record;
  if (!recurrence) return end > from && start < to ? [{ start, end, capacity }] : [];
  const spans: Span[] = [];
  const length = end - start;
  const first = Math.max(0, Math.floor((from - start - length) / DAY));
  const last = Math.min(to, recurrence.until);
  for (let day = start + first * DAY; day < last; day += DAY) {
    if (day + length > from && recursOn(recurrence, day + offset)) {
      spans.push({ start: day, end: day + length, capacity });
    }
  }
  return spans;
}

function recursOn(
  { daysOfWeek, daysOfMonth }: NonNullable<Availability["recurrence"]>,
  wall: number,
): boolean {
  if (daysOfWeek.size === 0 && daysOfMonth.size === 0) return true;
  const date = new Date(wall);
  return daysOfWeek.has(WEEKDAYS[date.getUTCDay()] ?? "") || daysOfMonth.has(date.getUTCDate());
}

export function instantOf(value: unknown): number | null {
  return typeof value === "string" ? parseInstant(value) : null;
}

/** East of Greenwich, of a time that could be read. */
function offsetOf(text: string): number {
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE;
  return sign === "-" ? -size : size;
}

/** Where the numbers of several kinds of spans change: each stretch with the sum of each kind. */
export function stretches<Kind extends string>(
  kinds: Record<Kind, readonly Span[]>,
  from: number,
  to: number,
): ({ start: number; end: number } & Record<Kind, number>)[] {
  const names = Object.keys(kinds) as Kind[];
  const edges = new Set([from, to]);
  for (const name of names) {
    for (const { start, end } of kinds[name]) {
      edges.add(Math.min(Math.max(start, from), to));
      edges.add(Math.min(Math.max(end, from), to));
    }
  }
  const points = [...edges].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? to;
    const sums = names.map((name) => {
      const covering = kinds[name].filter((span) => span.start <= start && span.end >= end);
      return [name, covering.reduce((sum, span) => sum + span.capacity, 0)] as const;
    });
    return { start, end, ...(Object.fromEntries(sums) as Record<Kind, number>) };
  });
}
