import { formatCalendarDay, formatDateTime, type TimeStyle } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";
import type { Preset, Range, RangeEnd } from "@/lib/time/range";

/** A range in parts that a sentence can be made of. */
export type RangeWords =
  | { kind: "preset"; preset: Preset }
  | { kind: "on"; day: string }
  | { kind: "between"; from: string; to: string }
  | { kind: "from"; from: string }
  | { kind: "until"; to: string };

/** A range as dates: days as days wherever the reader is, instants with their time and zone. */
export function rangeWords(range: Range, style: TimeStyle): RangeWords | null {
  if (range.kind === "preset") return { kind: "preset", preset: range.preset };
  const { from, to } = range;
  if (from?.kind === "day" && to?.kind === "day" && from.day === to.day) {
    return { kind: "on", day: formatCalendarDay(from.day, style) };
  }
  const words = (end: RangeEnd) => endText(end, style);
  if (from && to) return { kind: "between", from: words(from), to: words(to) };
  if (from) return { kind: "from", from: words(from) };
  return to ? { kind: "until", to: words(to) } : null;
}

/** Whether an end is anything but a whole day. */
export function isExact(range: Range | null): boolean {
  if (range?.kind !== "span") return false;
  return [range.from, range.to].some((end) => end !== null && end.kind !== "day");
}

function endText(end: RangeEnd, style: TimeStyle): string {
  if (end.kind === "day") return formatCalendarDay(end.day, style);
  if (end.kind === "literal") return end.text;
  const at = parseInstant(end.at);
  return at === null ? end.at : formatDateTime(at, style);
}
