import { describe, expect, it } from "vitest";
import { JOB_COLUMNS } from "./columns";
import {
  ALL_EXPORT_COLUMNS,
  EXPORT_COLUMNS,
  type ExportColumnId,
  exportColumnsOf,
  exportRow,
} from "./export-columns";
import type { Job } from "./job";

const BARE: Job = { serviceJobId: "1", zone: "UTC", flags: [], hidden: [] };

function cells(job: Partial<Job>): Record<ExportColumnId, string | number> {
  const row = exportRow({ ...BARE, ...job });
  const entries = EXPORT_COLUMNS.map(({ id }, index) => [id, row[index] ?? "missing"]);
  return Object.fromEntries(entries);
}

describe("the columns of an export", () => {
  it("have ids of their own", () => {
    expect(new Set(EXPORT_COLUMNS.map(({ id }) => id)).size).toBe(EXPORT_COLUMNS.length);
  });

  it("are empty where Amazon sent nothing", () => {
    const { serviceJobId, zone, ...rest } = cells({});
    expect({ serviceJobId, zone }).toEqual({ serviceJobId: "1", zone: "UTC" });
    expect(new Set(Object.values(rest))).toEqual(new Set([""]));
  });

  it("give instants in UTC and on the wall clock of the site", () => {
    expect(
      cells({
        zone: "America/Los_Angeles",
        createTime: "2026-03-08T01:59:30.50-08",
        appointments: [
          {
            appointmentStatus: "ACTIVE",
            appointmentTime: { startTime: "2026-03-08T09:30:00Z", durationInMinutes: 60 },
            assignedTechnicians: [{ name: "Ada" }, { technicianId: "T-2" }],
          },
        ],
      }),
    ).toMatchObject({
      created: "2026-03-08T09:59:30.500Z",
      createdLocal: "2026-03-08 01:59",
      appointmentStatus: "ACTIVE",
      appointmentStart: "2026-03-08T09:30:00.000Z",
      appointmentEnd: "2026-03-08T10:30:00.000Z",
      appointmentStartLocal: "2026-03-08 01:30",
      appointmentEndLocal: "2026-03-08 03:30",
      technicians: "Ada | T-2",
    });
  });

  it("keep a creation time that nobody can read as Amazon wrote it", () => {
    expect(cells({ createTime: "yesterday" })).toMatchObject({
      created: "yesterday",
      createdLocal: "yesterday",
    });
  });

  it.each([
    ["America/New_York", "2026-11-23 12:00"],
    ["Pacific/Honolulu", "2026-11-23 07:00"],
  ])("write a visit in %s on its own wall clock and name the zone", (zone, local) => {
    const startTime = "2026-11-23T17:00:00Z";
    const found = cells({
      zone,
      createTime: startTime,
      appointments: [{ appointmentTime: { startTime, durationInMinutes: 60 } }],
      preferredAppointmentTimes: [{ startTime, durationInMinutes: 30 }],
    });
    expect(found).toMatchObject({ zone, createdLocal: local, appointmentStartLocal: local });
    expect(found.preferredTimes).toMatch(new RegExp(`^${local}–\\d\\d:30$`));
  });

  it.each(["2026-11-23T17:00:00", "20261123T170000Z", "tomorrow"])(
    "keep %s, which is no instant, as Amazon wrote it",
    (startTime) => {
      const time = { startTime, durationInMinutes: 60 };
      expect(
        cells({ appointments: [{ appointmentTime: time }], preferredAppointmentTimes: [time] }),
      ).toMatchObject({
        appointmentStart: startTime,
        appointmentStartLocal: startTime,
        appointmentEnd: "",
        preferredTimes: startTime,
      });
    },
  );

  it.each([Number(2n ** 63n), 1e15, -1e15, Number.NaN])(
    "leave the end of a visit of %d minutes empty",
    (durationInMinutes) => {
      const startTime = "2026-11-23T17:00:00Z";
      expect(
        cells({ appointments: [{ appointmentTime: { startTime, durationInMinutes } }] }),
      ).toMatchObject({
        appointmentStart: "2026-11-23T17:00:00.000Z",
        appointmentEnd: "",
        appointmentEndLocal: "",
      });
    },
  );

  it("are those of the table, in its order, each once", () => {
    expect(exportColumnsOf(["created", "city", "appointment", "nothing", "toString"])).toEqual([
      "createdLocal",
      "zone",
      "city",
      "appointmentStartLocal",
      "appointmentEndLocal",
    ]);
    const every = exportColumnsOf(JOB_COLUMNS.map(({ id }) => id));
    expect(exportRow({ ...BARE, storeId: "S" }, ["store", "serviceJobId"])).toEqual(["S", "1"]);
    expect(ALL_EXPORT_COLUMNS).toEqual(expect.arrayContaining(every));
  });

  it("join lists and leave a single amount a number", () => {
    expect(
      cells({
        scopeOfWork: { requiredSkills: ["A", "B"], quantity: 2 },
        associatedItems: [
          { title: "Tyre", quantity: 4, asin: "B000000001", itemStatus: "SHIPPED" },
          { asin: "B000000002" },
        ],
        trackingIds: ["1Z", "2Z"],
        payments: [{ amount: { value: -12.5, currency: "USD" } }],
        flags: ["late", "noTechnician"],
      }),
    ).toMatchObject({
      skills: "A | B",
      quantity: 2,
      items: "4 × Tyre | 1 × B000000002",
      itemAsins: "B000000001 | B000000002",
      itemStatuses: "SHIPPED",
      trackingIds: "1Z | 2Z",
      paymentAmounts: -12.5,
      paymentCurrencies: "USD",
      flags: "late | noTechnician",
    });
  });

  it("hold neither phone nor street, whoever may see them", () => {
    const row = exportRow({
      ...BARE,
      buyer: { name: "Anna Meier", phone: "+1 555 0100" },
      serviceLocation: { address: { name: "Anna", addressLine1: "1 Elm St", phone: "+1 555" } },
    });
    expect(row.join()).toContain("Anna Meier");
    expect(row.join()).not.toMatch(/555|Elm/);
  });
});
