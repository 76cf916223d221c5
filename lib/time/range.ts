import { addDays, dayInZone, endOfDay, firstOfMonth, isDay, startOfDay } from "./calendar";
import { formatInstant, parseInstant } from "./instant";

/** The presets that have a beginning. */
export const DATED_PRESETS = [
  "today",
  "yesterday",
  "tomorrow",
  "24h",
  "7d",
  "30d",
  "90d",
  "next7d",
  "thisMonth",
  "lastMonth",
] as const;

/** `any` has neither a beginning nor an end. */
export const PRESETS = [...DATED_PRESETS, "any"] as const;

export type Preset = (typeof PRESETS)[number];

/** Those to pick from for what is over. */
export const PAST_PRESETS: readonly Preset[] = [
  "today",
  "yesterday",
  "24h",
  "7d",
  "30d",
  "90d",
  "thisMonth",
  "lastMonth",
];

/** The start that Amazon's static sandbox answers with its one 400 (Services API v1 model). */
export const SANDBOX_START = "TEST_CASE_400";

/** `day` as `2026-11-23`; `at` in the form of `formatInstant`. */
export type RangeEnd =
  | { kind: "day"; day: string }
  | { kind: "instant"; at: string }
  | { kind: "literal"; text: typeof SANDBOX_START };

export type Range =
  | { kind: "preset"; preset: Preset }
  | { kind: "span"; from: RangeEnd | null; to: RangeEnd | null };

/** Both ends inclusive, epoch ms; null is open. A literal start leaves `after` null. */
export type ResolvedRange = {
  after: number | null;
  before: number | null;
  afterLiteral?: typeof SANDBOX_START;
};

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Reads a preset or `FROM..TO`, each end a day, an instant or nothing; null when it is neither. */
export function parseRange(text: string): Range | null {
  const trimmed = text.trim();
  const preset = PRESETS.find((name) => name === trimmed);
  if (preset) return { kind: "preset", preset };
  const [fromText, toText, ...rest] = trimmed.split("..");
  if (fromText === undefined || toText === undefined || rest.length > 0) return null;
  const from = fromText === SANDBOX_START ? literal() : parseEnd(fromText);
  const to = parseEnd(toText);
  if (from === undefined || to === undefined) return null;
  return from === null && to === null ? null : { kind: "span", from, to };
}

/** The text that `parseRange` reads back as the same range. */
export function formatRange(range: Range): string {
  if (range.kind === "preset") return range.preset;
  return `${formatEnd(range.from)}..${formatEnd(range.to)}`;
}

/**
 * The instants that a range means at `now` (epoch ms), its days being days in `zone`. Presets in days
 * begin at local midnight; `24h` is cut to the minute, so that people who ask the same thing within
 * a minute ask the same question.
 */
export function resolveRange(range: Range, zone: string, now: number): ResolvedRange {
  if (range.kind === "preset") return resolvePreset(range.preset, zone, now);
  const { from, to } = range;
  const before = to === null ? null : endOf(to, zone);
  if (from?.kind === "literal") return { after: null, before, afterLiteral: from.text };
  return { after: from === null ? null : startOf(from, zone), before };
}

/** A preset as the instants it means at `now`, an open end closed there; spans stay as they are. */
export function freezeRange(range: Range, zone: string, now: number): Range {
  if (range.kind === "span") return range;
  const { after, before } = resolvePreset(range.preset, zone, now);
  const from = after === null ? null : instantEnd(after);
  return { kind: "span", from, to: instantEnd(before ?? now) };
}

/** Whether a range says that any time will do, which is not the same as saying nothing. */
export function isAnyTime(range: Range | null): boolean {
  return range?.kind === "preset" && range.preset === "any";
}

/** Whether a range ends before it begins, and so can match nothing. */
export function isBackwards(range: Range, zone: string, now: number): boolean {
  const { after, before } = resolveRange(range, zone, now);
  return after !== null && before !== null && before < after;
}

function resolvePreset(preset: Preset, zone: string, now: number): ResolvedRange {
  const today = dayInZone(now, zone);
  const since = (day: string) => ({ after: startOfDay(day, zone), before: null });
  const days = (first: string, last: string) => ({
    after: startOfDay(first, zone),
    before: endOfDay(last, zone),
  });
  switch (preset) {
    case "today":
      return days(today, today);
    case "yesterday":
      return days(addDays(today, -1), addDays(today, -1));
    case "tomorrow":
      return days(addDays(today, 1), addDays(today, 1));
    case "24h":
      return { after: Math.floor((now - DAY_MS) / MINUTE_MS) * MINUTE_MS, before: null };
    case "7d":
      return since(addDays(today, -7));
    case "30d":
      return since(addDays(today, -30));
    case "90d":
      return since(addDays(today, -90));
    case "next7d":
      return days(today, addDays(today, 7));
    case "thisMonth":
      return days(firstOfMonth(today, 0), addDays(firstOfMonth(today, 1), -1));
    case "lastMonth":
      return days(firstOfMonth(today, -1), addDays(firstOfMonth(today, 0), -1));
    case "any":
      return { after: null, before: null };
  }
}

/** undefined is unreadable, null is an open end. */
function parseEnd(text: string): RangeEnd | null | undefined {
  if (text === "") return null;
  if (isDay(text)) return { kind: "day", day: text };
  const ms = parseInstant(text);
  return ms === null ? undefined : instantEnd(ms);
}

function formatEnd(end: RangeEnd | null): string {
  if (end === null) return "";
  if (end.kind === "day") return end.day;
  return end.kind === "instant" ? end.at : end.text;
}

function startOf(end: RangeEnd, zone: string): number | null {
  return end.kind === "day" ? startOfDay(end.day, zone) : instantOf(end);
}

function endOf(end: RangeEnd, zone: string): number | null {
  return end.kind === "day" ? endOfDay(end.day, zone) : instantOf(end);
}

function instantOf(end: RangeEnd): number | null {
  return end.kind === "instant" ? parseInstant(end.at) : null;
}

function instantEnd(ms: number): RangeEnd {
  return { kind: "instant", at: formatInstant(ms) };
}

function literal(): RangeEnd {
  return { kind: "literal", text: SANDBOX_START };
}
