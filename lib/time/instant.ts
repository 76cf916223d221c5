const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d)(?::?(\d\d))?)$/i;

/**
 * Epoch ms of an ISO 8601 instant, or null. More tolerant than `Date.parse`, because Amazon's own
 * examples write `2020-01-01T00:00:00.00-07` (Services API v1 model); the zone must be there, and
 * every field must exist in the calendar. Digits below the millisecond are cut off. An instant whose
 * day some zone could not write with four digits for the year is none.
 */
export function parseInstant(text: string): number | null {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const field = (index: number) => Number(match[index] ?? 0);
  const fraction = Number((match[7] ?? "").padEnd(3, "0").slice(0, 3));
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(field);
  if (year === undefined || month === undefined || minute === undefined) return null;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second, fraction));
  const exists =
    wall.getUTCFullYear() === year &&
    wall.getUTCMonth() === month - 1 &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    wall.getUTCMinutes() === minute &&
    wall.getUTCSeconds() === second;
  if (!exists || field(9) > 23 || field(10) > 59) return null;
  const offset = (field(9) * 60 + field(10)) * 60_000;
  const ms = wall.getTime() - (match[8] === "-" ? -offset : offset);
  return isWritable(ms) ? ms : null;
}

/** The shortest ISO form in UTC: `2026-11-01T08:00Z`, with seconds and milliseconds when not zero. */
export function formatInstant(ms: number): string {
  const iso = new Date(ms).toISOString();
  if (ms % 60_000 === 0) return iso.replace(/:00\.000Z$/, "Z");
  return ms % 1000 === 0 ? iso.replace(/\.000Z$/, "Z") : iso;
}

const FIRST = Date.UTC(100, 0, 1);
const LAST = Date.UTC(9999, 11, 31);

/** Whether the year of an instant (epoch ms) has four digits in every zone; false for NaN. */
export function isWritable(ms: number): boolean {
  return ms >= FIRST && ms <= LAST;
}
