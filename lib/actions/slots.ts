import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { appointmentEnd, appointmentStart } from "@/lib/jobs/appointment";
import type { AppointmentTime } from "@/lib/jobs/job";
import { addDays, dayInZone, daysBetween, startOfDay } from "@/lib/time/calendar";
import { formatClock } from "@/lib/time/format";
import { zoneAbbreviation } from "@/lib/time/zones";
import type { Slot, Slots } from "./job-action";

/** So many days are asked for at a time; Amazon takes 90 (Services API v1 guide). */
const DAYS_ASKED = 14;

/** Amazon books no visit further ahead (Services API v1 model, cases of its sandbox). */
export const DAYS_AHEAD = 365;

/** What the server remembers does not count: ask Amazon. */
const ANEW = { "cache-control": "no-cache" };

const MINUTE_MS = 60_000;

/** The times that Amazon offers in days beginning with one, as `2026-11-30` in the zone of the site. */
export type SlotRange = { jobId: string; day: string; zone: string };

/**
 * The times that Amazon offers for a job in the fourteen days from a day on, none before `now` (epoch ms).
 * They go while somebody looks at them, so that they stay for seconds only.
 */
export function slotsQuery({ jobId, day, zone }: SlotRange, now: number) {
  const from = Math.max(startOfDay(day, zone), Math.ceil(now / MINUTE_MS) * MINUTE_MS);
  const to = startOfDay(addDays(day, DAYS_ASKED), zone);
  const params = new URLSearchParams({ from: toTheSecond(from), to: toTheSecond(to) });
  return queryOptions({
    queryKey: ["slots", jobId, day],
    queryFn: ({ client, queryKey, signal }) =>
      fetchJson<Slots>(`/api/jobs/${encodeURIComponent(jobId)}/slots?${params}`, {
        signal,
        // Whoever asks again has learnt that what the server remembers is over.
        headers: client.getQueryData(queryKey) === undefined ? {} : ANEW,
      }),
    staleTime: 10_000,
    gcTime: 60_000,
    retry: false,
  });
}

function toTheSecond(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The beginnings of the ranges, counted from `first`, that hold so many days from `day` on. */
export function rangesOf(first: string, day: string, count: number): string[] {
  const from = Math.floor(daysBetween(first, day) / DAYS_ASKED);
  const to = Math.floor((daysBetween(first, day) + count - 1) / DAYS_ASKED);
  return Array.from({ length: to - from + 1 }, (_, index) =>
    addDays(first, (from + index) * DAYS_ASKED),
  );
}

/** The slots of each of so many days from one on, by start, in the zone of the site. */
export function slotsByDay(
  slots: readonly Slot[],
  { day, count, zone }: { day: string; count: number; zone: string },
): { day: string; slots: Slot[] }[] {
  const sorted = slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return Array.from({ length: count }, (_, index) => addDays(day, index)).map((one) => ({
    day: one,
    slots: sorted.filter(({ start }) => dayInZone(Date.parse(start), zone) === one),
  }));
}

/** The first day from one on, in the zone of the site, of which a slot is free; null where none is known. */
export function firstFreeDay(slots: readonly Slot[], from: string, zone: string): string | null {
  const free = slots.filter(({ left }) => left > 0);
  const days = free.map(({ start }) => dayInZone(Date.parse(start), zone));
  return days.filter((day) => day >= from).sort()[0] ?? null;
}

/** "10:00–12:00 CST": of the night in which clocks go back, each end says which hour it is. */
export function slotClock({ start, end }: Slot, zone: string, locale: string): string {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const style = { locale, zone };
  const names = [zoneAbbreviation(from, zone, locale), zoneAbbreviation(to, zone, locale)];
  const first = names[0] === names[1] ? "" : ` ${names[0]}`;
  return `${formatClock(from, style)}${first}–${formatClock(to, style)} ${names[1]}`;
}

/** The last day for which Amazon books. */
export function lastDay(now: number, zone: string): string {
  return addDays(dayInZone(now, zone), DAYS_AHEAD);
}

/** A time that the customer proposed; instants are epoch ms, `to` null where no length is known. */
export type Proposed = { from: number; to: number | null };

/** What the customer proposed and is still to come, the earliest first, each once. */
export function proposedTimes(times: readonly AppointmentTime[], now: number): Proposed[] {
  const coming = new Map<number, Proposed>();
  for (const time of times) {
    const from = appointmentStart(time);
    if (from !== null && from > now) coming.set(from, { from, to: appointmentEnd(time) });
  }
  return [...coming.values()].sort((a, b) => a.from - b.from);
}

/** The slot that is nearest to what was proposed: the one that begins then, else the first that begins within it. */
export function slotWithin(slots: readonly Slot[], { from, to }: Proposed): Slot | null {
  const free = slots.filter(({ left }) => left > 0);
  const begins = ({ start }: Slot) => Date.parse(start);
  return (
    free.find((slot) => begins(slot) === from) ??
    free
      .filter((slot) => begins(slot) > from && begins(slot) < (to ?? from))
      .toSorted((a, b) => begins(a) - begins(b))[0] ??
    null
  );
}

/** The free slots that are nearest to an instant (ISO 8601), the nearest first; not the one at that instant. */
export function nearestSlots(slots: readonly Slot[], start: string, count: number): Slot[] {
  const wanted = Date.parse(start);
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - wanted);
  return slots
    .filter((slot) => slot.left > 0 && distance(slot) > 0)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, count);
}
