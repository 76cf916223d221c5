import "server-only";

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * The instant of an ISO 8601 date and time with a zone, in epoch milliseconds; null for anything
 * else. Takes the forms of Amazon's own examples, `2020-01-01T00:00:00.00-07` among them, and
 * refuses days that no calendar has.
 */
export function parseInstant(text: string): number | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = "00", fraction = "0", zone = "Z"] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = Date.parse(`${wall}Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 19) !== wall) return null;
  const offset = parseOffset(zone);
  if (offset === null) return null;
  return instant + Math.floor(Number(`0.${fraction}`) * 1000) - offset;
}

function parseOffset(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 18 || minutes > 59) return null;
  const size = (hours * 60 + minutes) * 60_000;
  return zone.startsWith("-") ? -size : size;
}
