import type { Span } from "@/lib/actions/closing";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock } from "@/lib/time/format";
import { instantsAt, readTypedClock } from "@/lib/time/wall-clock";

/** A day such as `2026-11-24` and a time as it was typed; `later` is the second of two equal times of a day. */
export type TypedTime = { day: string; clock: string; later: boolean };

/** An instant (epoch ms) as fields show it. */
export function typedTime(ms: number, zone: string): TypedTime {
  const day = dayInZone(ms, zone);
  const clock = formatClock(ms, { locale: "en", zone });
  return { day, clock, later: instantsAt(day, clock, zone)[1] === ms };
}

/** The instants (epoch ms) that a typed time can mean. */
export function meantBy({ day, clock }: TypedTime, zone: string): number[] {
  const read = readTypedClock(clock);
  return read === null ? [] : instantsAt(day, read, zone);
}

export type SpanReading =
  /** All fields are empty: nothing is said. */
  { kind: "nothing" } | { kind: "incomplete" } | { kind: "skipped" } | { kind: "span"; span: Span };

/** From when to when somebody means; "skipped" is a time over which the clocks jump on that day. */
export function readSpan(from: TypedTime, to: TypedTime, zone: string): SpanReading {
  const ends = [from, to];
  if (ends.every(({ day, clock }) => day === "" && clock.trim() === "")) return { kind: "nothing" };
  if (ends.some(({ day, clock }) => day === "" || readTypedClock(clock) === null)) {
    return { kind: "incomplete" };
  }
  const [start, end] = ends.map((time) => {
    const [first, second] = meantBy(time, zone);
    return time.later ? (second ?? first) : first;
  });
  return start === undefined || end === undefined
    ? { kind: "skipped" }
    : { kind: "span", span: { start, end } };
}
