import { isDay } from "@/lib/time/calendar";
import type { Range } from "@/lib/time/range";

/** Two days as their fields hold them; "" is an open end. */
export interface DaySpan {
  from: string;
  to: string;
}

export type DaySpanReading = { range: Range | null } | { problem: "notADay" | "backwards" };

/** The range that two fields mean, or why they mean none. Two open ends mean no range at all. */
export function readDaySpan({ from, to }: DaySpan): DaySpanReading {
  if ([from, to].some((day) => day !== "" && !isDay(day))) return { problem: "notADay" };
  if (from === "" && to === "") return { range: null };
  if (from !== "" && to !== "" && to < from) return { problem: "backwards" };
  const end = (day: string) => (day === "" ? null : { kind: "day" as const, day });
  return { range: { kind: "span", from: end(from), to: end(to) } };
}

/** Two days in their order, whichever was picked first. */
export function orderedSpan(one: string, other: string): DaySpan {
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}
