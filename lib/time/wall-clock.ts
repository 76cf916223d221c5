import { isDay, zoneOffset } from "./calendar";

const DAY_MS = 86_400_000;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * The instants (epoch ms) at which the clocks of `zone` show a time, such as `2026-11-01` and `01:30`, the
 * earlier first: none where they jump over it, two where they go back.
 */
export function instantsAt(day: string, clock: string, zone: string): number[] {
  if (!isDay(day) || !CLOCK.test(clock)) return [];
  const wall = Date.parse(`${day}T${clock}:00Z`);
  const near = [wall - DAY_MS, wall + DAY_MS].map((ms) => wall - zoneOffset(zone, ms));
  return [...new Set(near)]
    .filter((ms) => ms + zoneOffset(zone, ms) === wall)
    .sort((a, b) => a - b);
}

/**
 * A time that somebody typed, as `09:30`: "9", "930", "9:30", "9.30", "9h30", "9:30 pm". Null for what is none.
 */
export function readTypedClock(text: string): string | null {
  const typed = text.normalize("NFKC").trim().toLowerCase();
  const parts =
    /^(\d{1,2})(?:\s*[:.h点时]?\s*(\d\d))?\s*(?:uhr|h|点|时|分)?\s*([ap])?\.?(?:m\.?)?$/u.exec(
      typed,
    );
  if (!parts) return null;
  const [, hours = "", minutes = "00", half] = parts;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const whole = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  const clock = `${String(whole).padStart(2, "0")}:${minutes}`;
  return CLOCK.test(clock) ? clock : null;
}
