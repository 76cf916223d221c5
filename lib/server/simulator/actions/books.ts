import "server-only";
import { DAY, HOUR, MINUTE, utc, wallClock } from "@/lib/server/simulator/fixtures/instants";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import { MARKETPLACES } from "@/lib/server/simulator/fixtures/marketplaces";
import type { Appointment, JobRecord } from "@/lib/server/simulator/fixtures/service-job";
import { STORES, type Store } from "@/lib/server/simulator/fixtures/stores";
import { type Availability, type Span, spansOf, stretches } from "./availability";

type Reservation = { storeId: string; type: string; availability: Availability };

/** What a stretch of time holds; `available` is what is left, never below nothing. */
export type Stretch = {
  start: number;
  end: number;
  scheduled: number;
  encumbered: number;
  reserved: number;
  available: number;
};

export type Visit = { record: JobRecord; visit: Appointment; start: number; end: number };

const OPENS = 8 * 60;
const CLOSES = 18 * 60;

/** The working hours of each store, what blocks them, and what the jobs take of them. */
export type Books = ReturnType<typeof createBooks>;

export function createBooks(jobSet: JobSet) {
  const schedules = new Map<string, readonly Availability[]>();
  const reservations = new Map<string, Reservation>();
  const sizes = new Map<string, number>();
  const taken = new Set<string>();
  let serial = 456;

  /** Every day of the store from eight to six with the whole crew, until somebody gives a schedule. */
  function openingHours(store: Store, from: number, to: number): Span[] {
    const capacity = sizes.get(store.id) ?? jobSet.crewOf(store.id).length;
    const spans: Span[] = [];
    for (let near = from - DAY; near < to + DAY; near += DAY) {
      const start = wallClock(store.timeZone, near, OPENS);
      spans.push({ start, end: wallClock(store.timeZone, near, CLOSES), capacity });
    }
    return spans.filter(({ start, end }) => end > from && start < to);
  }

  function scheduled(store: Store, from: number, to: number): Span[] {
    const given = schedules.get(store.id);
    if (!given) return openingHours(store, from, to);
    return given.flatMap((record) => spansOf(record, from, to));
  }

  function* visits(from: number, to: number): Generator<Visit> {
    for (const { id } of Object.values(MARKETPLACES)) {
      for (const record of jobSet.of(id)) {
        for (const visit of record.job.appointments ?? []) {
          if (visit.appointmentStatus !== "ACTIVE") continue;
          const { start, end } = timesOf(visit);
          if (end > from && start < to) yield { record, visit, start, end };
        }
      }
    }
  }

  function over(store: Store, from: number, to: number, except?: string): Stretch[] {
    const encumbered = [...visits(from, to)]
      .filter(({ record }) => record.storeId === store.id && record.id !== except)
      .map(({ start, end }) => ({ start, end, capacity: 1 }));
    const reserved = [...reservations.values()]
      .filter(({ storeId }) => storeId === store.id)
      .flatMap(({ availability }) => spansOf(availability, from, to));
    const kinds = { scheduled: scheduled(store, from, to), encumbered, reserved };
    return stretches(kinds, from, to).map((stretch) => ({
      ...stretch,
      available: Math.max(0, stretch.scheduled - stretch.encumbered - stretch.reserved),
    }));
  }

  return {
    over,
    visits,
    /**
     * The starts on the full hour between two instants at which a visit so long could begin, each with
     * how many could; `except` is a job whose own visit takes nothing.
     */
    slots(store: Store, from: number, to: number, minutes: number, except?: string) {
      const length = minutes * MINUTE;
      const numbers = over(store, from, to + length, except);
      const found: { start: number; end: number; capacity: number }[] = [];
      // Every zone of the stores is whole hours from UTC.
      for (let start = Math.ceil(from / HOUR) * HOUR; start < to; start += HOUR) {
        const end = start + length;
        const within = numbers.filter((one) => one.start < end && one.end > start);
        if (within.length === 0 || within.some((one) => one.scheduled === 0)) continue;
        const isTaken = taken.has(`${store.id} ${start}`);
        const capacity = isTaken ? 0 : Math.min(...within.map(({ available }) => available));
        found.push({ start, end, capacity });
      }
      return found;
    },
    /** Nobody can book this start any more. */
    take(storeId: string, start: number) {
      taken.add(`${storeId} ${start}`);
    },
    /** How many work in a store, where no schedule says it. */
    setSize(storeId: string, capacity: number) {
      sizes.set(storeId, capacity);
    },
    hasSchedule(store: Store, { start, end, recurrence }: Availability): boolean {
      const until = Math.max(end, recurrence?.until ?? end);
      return scheduled(store, start, Math.min(until, start + 35 * DAY)).length > 0;
    },
    setSchedule(storeId: string, records: readonly Availability[]) {
      schedules.set(storeId, records);
    },
    reserve(reservation: Reservation): string {
      serial += 1;
      reservations.set(String(serial), reservation);
      return String(serial);
    },
    hasReservation: (id: string) => reservations.has(id),
    release: (id: string) => reservations.delete(id),
    /** Whoever else needs a technician while a visit lasts. */
    clashes(technicianId: string, start: number, end: number, except: string): Visit[] {
      return [...visits(start, end)].filter(
        ({ record, visit }) =>
          record.id !== except &&
          visit.assignedTechnicians?.some((one) => one.technicianId === technicianId),
      );
    },
  };
}

export function storeNamed(id: unknown): Store | undefined {
  return STORES.find((store) => store.id === id);
}

export function timesOf({ appointmentTime }: Appointment): { start: number; end: number } {
  const start = Date.parse(appointmentTime.startTime);
  return { start, end: start + appointmentTime.durationInMinutes * MINUTE };
}

/** To the second, as Amazon writes slots and capacity. */
export function inSeconds(instant: number): string {
  return `${utc(instant).slice(0, 19)}Z`;
}
