import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import { exportRow } from "@/lib/jobs/export-columns";
import type { AppointmentTime, Job } from "@/lib/jobs/job";
import { jobText } from "@/lib/jobs/job-text";
import { jobZone } from "@/lib/jobs/job-zone";
import { emptySearch, searchToString, withFilters } from "@/lib/search/jobs-search";
import { NOTHING_SEEN, withSeen } from "@/lib/search/seen-values";
import { lookUp } from "@/lib/server/jobs/lookup/look-up";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { readJob, readListing } from "@/lib/server/sp-api/wire";
import { runs } from "@/lib/testing/deep";
import { formatAppointment, formatDateTime, formatExact, formatRelative } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";

const ROLES = ["viewer", "manager", "admin"] as const;
const NOW = Date.parse("2026-11-23T20:34:56.789Z");
const GOOD = { serviceJobId: "10000000000001", serviceOrderId: "113-0000000-0000001" };

const number = fc.oneof(
  fc.constantFrom(2 ** 63, -1, 0, 0.5, -0.5, 1e21, 1e308, -1e308, 5e-324, 525_601),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const text = fc.oneof(
  fc.constantFrom(
    "",
    "\ud800",
    "a\udfff",
    "9999-12-31T23:59:59.999Z",
    "9999-12-31T00:00Z",
    "9999-12-30T23:59:59-12",
    "0100-01-01T00:00Z",
    "0001-01-01T00:00:00Z",
    "+275760-09-13T00:00:00.000Z",
    "2026-11-23T20:00:00Z",
    "TBA1,2",
  ),
  fc.string({ unit: "binary" }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);
const anything = fc.oneof(number, text, fc.constant(null), fc.jsonValue({ maxDepth: 2 }));

/** A part of a job in which each field may be missing, sound or something else. */
function part(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const odd = Object.entries(fields).map(([name, field]) => [
    name,
    fc.oneof({ weight: 4, arbitrary: field }, { weight: 1, arbitrary: anything }),
  ]);
  return fc.record(Object.fromEntries(odd), { requiredKeys: [] });
}

const several = (item: fc.Arbitrary<unknown>) =>
  fc.array(fc.oneof({ weight: 4, arbitrary: item }, { weight: 1, arbitrary: anything }), {
    maxLength: 3,
  });
const time = part({ startTime: text, durationInMinutes: number });
const technicians = several(part({ technicianId: text, name: text }));
const job = part({
  createTime: text,
  serviceJobId: text,
  serviceJobStatus: fc.oneof(text, fc.constantFrom("NOT_SERVICED", "HOLD", "COMPLETED")),
  scopeOfWork: part({ asin: text, title: text, quantity: number, requiredSkills: several(text) }),
  seller: part({ sellerId: text }),
  serviceJobProvider: part({ serviceJobProviderId: text }),
  preferredAppointmentTimes: several(time),
  appointments: several(
    part({
      appointmentId: text,
      appointmentStatus: fc.oneof(text, fc.constant("ACTIVE")),
      appointmentTime: time,
      assignedTechnicians: technicians,
      poa: part({ appointmentTime: time, technicians, uploadTime: text, poaType: text }),
    }),
  ),
  serviceOrderId: text,
  productOrderIds: several(text),
  trackingIds: several(text),
  marketplaceId: fc.oneof(text, fc.constant("ATVPDKIKX0DER")),
  storeId: text,
  buyer: part({ name: text, phone: text }),
  associatedItems: several(
    part({
      asin: text,
      title: text,
      quantity: number,
      orderId: text,
      itemStatus: text,
      itemDelivery: part({ estimatedDeliveryDate: text }),
    }),
  ),
  serviceLocation: part({
    serviceLocationType: text,
    address: part({ name: text, stateOrRegion: text, postalCode: text, countryCode: text }),
  }),
  payments: several(part({ amount: part({ value: number, currency: text }), instrument: text })),
});

const throughHttp = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const words = {
  line: (label: string, value: string) => `${label}: ${value}`,
  amount: (count: number, what: string) => `${count} × ${what}`,
  withNote: (value: string, note: string) => `${value} (${note})`,
  job: (id: string) => id,
  label: Object.fromEntries(
    "status appointment proposed place store buyer phone technicians items order job"
      .split(" ")
      .map((name) => [name, name]),
  ) as Parameters<typeof jobText>[1]["label"],
  appointmentStatus: (status: string | undefined) => status ?? null,
  itemStatus: (status: string | undefined) => status ?? null,
  place: (type: string | undefined) => type ?? null,
};

/** What the screens write about a time, of whatever part of a job. */
function writeTime(window: AppointmentTime | undefined, zone: string): void {
  const style = { locale: "en", zone, now: NOW };
  const start = appointmentStart(window);
  const end = appointmentEnd(window);
  for (const ms of [start, end]) {
    if (ms === null) continue;
    for (const write of [formatDateTime, formatExact]) {
      expect(write(ms, style)).not.toMatch(/NaN|Invalid/);
    }
    expect(formatRelative(ms, NOW, "en", zone)).not.toMatch(/NaN|Invalid/);
  }
  if (start === null) return;
  const minutes = window?.durationInMinutes;
  expect(formatAppointment(start, minutes, style)).not.toMatch(/NaN|Invalid/);
}

function show(shaped: Job): void {
  const zones = [jobZone(shaped), "Pacific/Kiritimati", "Etc/GMT+12"];
  const appointments = shaped.appointments ?? [];
  for (const zone of zones) {
    const windows = [
      currentAppointment(shaped)?.appointmentTime,
      ...(shaped.preferredAppointmentTimes ?? []),
      ...appointments.flatMap((one) => [one.appointmentTime, one.poa?.appointmentTime]),
      ...appointments.map(({ poa }) => ({ startTime: poa?.uploadTime })),
      { startTime: shaped.createTime },
    ];
    for (const window of windows) writeTime(window, zone);
  }
  for (const cell of exportRow(shaped)) expect(String(cell)).not.toMatch(/NaN|Infinity/);
  jobText(shaped, words, { locale: "en", now: NOW, status: null });
  const { stores, asins, skills } = withSeen(NOTHING_SEEN, [shaped]);
  const wanted = { store: [...stores], asin: asins.map(({ asin }) => asin), skill: [...skills] };
  searchToString(withFilters(emptySearch(), wanted));
  encodeURIComponent(shaped.serviceJobId);
}

describe("a job whose values are odd", () => {
  it("is shown as what can be read of it, in a list beside others, and counts", () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: job }, anything), (odd) => {
        const body = throughHttp({ payload: { jobs: [odd, GOOD], totalResultSize: 2 } });
        const reading = readListing(body);
        if (!("data" in reading)) throw new Error(`refused: ${reading.refused}`);
        const { jobs } = reading.data;
        expect(jobs).toHaveLength(2);
        expect(jobs[1]).toEqual(GOOD);
        for (const role of ROLES) for (const one of jobs) show(shapeJob(one, role, NOW));
      }),
      runs(40, 600),
    );
  });

  it("is shown on its own, or is none", () => {
    fc.assert(
      fc.property(job, (odd) => {
        const reading = readJob(throughHttp({ payload: odd }));
        if ("data" in reading) for (const role of ROLES) show(shapeJob(reading.data, role, NOW));
        else expect(reading.refused).toBe("not_found");
      }),
      runs(40, 600),
    );
  });

  it("takes no other out of a lookup", async () => {
    await fc.assert(
      fc.asyncProperty(job, async (odd) => {
        const reading = readListing(throughHttp({ payload: { jobs: [odd, GOOD] } }));
        if (!("data" in reading)) throw new Error(`refused: ${reading.refused}`);
        const jobs = reading.data.jobs.map((one) => shapeJob(one, "viewer", NOW));
        const { found, faults } = await lookUp([GOOD.serviceOrderId], {
          page: async () => ({ jobs, hasNext: false }),
          job: async () => shapeJob(GOOD, "viewer", NOW),
        });
        expect(found).toContainEqual({
          id: GOOD.serviceOrderId,
          kind: "order",
          job: expect.objectContaining({ serviceJobId: GOOD.serviceJobId }),
        });
        expect(faults).toEqual([]);
      }),
      runs(20, 200),
    );
  });
});

it.each([2 ** 63, -1, 525_601, 1e308])(
  "a duration of %d minutes is unknown, wherever it stands",
  (durationInMinutes) => {
    const startTime = "2026-11-23T20:00:00Z";
    const odd = { startTime, durationInMinutes };
    const reading = readJob(
      throughHttp({
        payload: {
          serviceJobId: "1",
          appointments: [{ appointmentTime: odd, poa: { appointmentTime: odd } }],
          preferredAppointmentTimes: [odd],
        },
      }),
    );
    expect(reading).toEqual({
      data: {
        serviceJobId: "1",
        appointments: [{ appointmentTime: { startTime }, poa: { appointmentTime: { startTime } } }],
        preferredAppointmentTimes: [{ startTime }],
      },
    });
  },
);

it("reads the latest instant whose day every zone can name", () => {
  expect(parseInstant("9999-12-31T00:00Z")).not.toBeNull();
  expect(parseInstant("9999-12-31T00:00:00.001Z")).toBeNull();
});
