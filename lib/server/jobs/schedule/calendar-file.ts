import "server-only";

/** One visit as a calendar shows it. Instants are epoch ms. */
export type CalendarEvent = {
  uid: string;
  /** How often it was moved: a calendar takes the higher number for the newer one. */
  sequence: number;
  start: number;
  /** Null for one without a length. */
  end: number | null;
  summary: string;
  description: string;
  location: string | null;
  url: string | null;
};

/** RFC 5545 wants lines of at most so many octets, without the line's end. */
const LINE_OCTETS = 75;

/** A calendar as a file (RFC 5545): times in UTC, lines folded between characters of any script. */
export function calendarFile(
  name: string,
  events: readonly CalendarEvent[],
  stampedAt: number,
): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Service Jobs//Schedule//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => eventLines(event, stampedAt)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, stampedAt: number): string[] {
  const { start, end, location, url } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(stampedAt)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTART:${utc(start)}`,
    // The end of an event is after its beginning, or not said.
    ...(end !== null && utc(end) > utc(start) ? [`DTEND:${utc(end)}`] : []),
    `SUMMARY:${escaped(event.summary)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    ...(location === null ? [] : [`LOCATION:${escaped(location)}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    "END:VEVENT",
  ];
}

/** `20261123T080000Z`. */
function utc(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/gu, "");
}

function escaped(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(/[^\P{Cc}\n]|\p{Cs}/gu, "")
    .replace(/[\\;,]/gu, "\\$&")
    .replaceAll("\n", "\\n");
}

const encoder = new TextEncoder();

/** A long line goes on after a line's end and a blank, which counts. */
function folded(line: string): string {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
