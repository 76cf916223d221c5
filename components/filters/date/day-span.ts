import { dayInZone, isDay } from "@/lib/time/calendar";
import { formatRange, type Range, resolveRange } from "@/lib/time/range";

/** Two days as their fields hold them; "" is an open end. */
export interface DaySpan {
  from: string;
  to: string;
}

type DaySpanProblem = "notADay" | "backwards";

type DaySpanReading = { range: Range | null } | { problem: DaySpanProblem };

/** The range that two fields mean, or why they mean none. Two open ends mean no range at all. */
export function readDaySpan({ from, to }: DaySpan): DaySpanReading {
  if ([from, to].some((day) => day !== "" && !isDay(day))) return { problem: "notADay" };
  if (from === "" && to === "") return { range: null };
  if (from !== "" && to !== "" && to < from) return { problem: "backwards" };
  const end = (day: string) => (day === "" ? null : { kind: "day" as const, day });
  return { range: { kind: "span", from: end(from), to: end(to) } };
}

/** The days in `zone` on which a range begins and ends at `now` (epoch ms). */
export function daysOfRange(range: Range | null, zone: string, now: number): DaySpan {
  if (range === null) return { from: "", to: "" };
  const { after, before } = resolveRange(range, zone, now);
  const day = (at: number | null) => (at === null ? "" : dayInZone(at, zone));
  return { from: day(after), to: day(before) };
}

/** Two days in their order, whichever was picked first. */
export function orderedSpan(one: string, other: string): DaySpan {
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}

export function spanProblem(span: DaySpan): DaySpanProblem | null {
  const reading = readDaySpan(span);
  return "problem" in reading ? reading.problem : null;
}

/** What a calendar marks: a preset that is open at its end, such as the last 7 days, until today. */
export function markedSpan(span: DaySpan, range: Range | null, today: string): DaySpan {
  return range?.kind === "preset" && span.to === "" ? { ...span, to: today } : span;
}

export function sameRange(one: Range | null, other: Range | null): boolean {
  return (one && formatRange(one)) === (other && formatRange(other));
}
