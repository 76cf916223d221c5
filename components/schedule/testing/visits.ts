import type { Lane, Visit } from "@/lib/schedule/schedule";

/** A visit of an hour at noon in Los Angeles on 24 November 2026, but for what is given. */
export function visitOf(given: Partial<Visit> & Pick<Visit, "key">): Visit {
  return {
    serviceJobId: `job-${given.key}`,
    orderId: null,
    appointmentId: null,
    status: "ACTIVE",
    jobStatus: "NOT_SERVICED",
    service: "Ceiling fan",
    quantity: 1,
    store: "store-1",
    start: "2026-11-24T20:00:00Z",
    end: "2026-11-24T21:00:00Z",
    zone: "America/Los_Angeles",
    technicians: [{ id: "ada", name: "Ada" }],
    flags: [],
    moves: 0,
    isCurrent: true,
    ...given,
  };
}

export function laneOf(id: string, ...visits: Visit[]): Lane {
  return { id, label: id, visits };
}
