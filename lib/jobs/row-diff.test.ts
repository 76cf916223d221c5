import { describe, expect, it } from "vitest";
import type { Job, JobFields, JobPage } from "./job";
import { changedFields, withPage } from "./row-diff";
import { marksOn, NO_ROWS_SEEN } from "./seen-rows";

const row = (id: string, status: string, createTime = "2026-11-20T08:00:00Z"): Job => ({
  serviceJobId: id,
  serviceJobStatus: status,
  createTime,
  zone: "UTC",
  flags: [],
  hidden: [],
});

const page = (time: string, ...jobs: Job[]): JobPage => ({
  jobs,
  total: jobs.length,
  page: 1,
  pageSize: 20,
  hasNext: false,
  hasPrevious: false,
  asOf: `2026-11-23T${time}:00.000Z`,
  fetchedAt: `2026-11-23T${time}:00.500Z`,
});

it("marks nothing on the first page", () => {
  const seen = withPage(NO_ROWS_SEEN, page("09:00", row("a", "HOLD"), row("b", "HOLD")));
  expect(marksOn(seen, "a")).toEqual([]);
  expect(marksOn(seen, "never seen")).toEqual([]);
});

it("marks what changed until the next page", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("a", "HOLD")));
  const second = withPage(first, page("09:05", row("a", "NOT_SERVICED")));
  expect(marksOn(second, "a")).toEqual(["status"]);
  const third = withPage(second, page("09:10", row("a", "NOT_SERVICED")));
  expect(marksOn(third, "a")).toEqual([]);
});

it("marks a row that was read anew by itself, and leaves the marks of the others", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("a", "HOLD"), row("b", "HOLD")));
  const second = withPage(first, page("09:05", row("a", "NOT_SERVICED"), row("b", "HOLD")));
  const third = withPage(second, page("09:05", row("a", "NOT_SERVICED"), row("b", "CANCELLED")));
  expect(marksOn(third, "a")).toEqual(["status"]);
  expect(marksOn(third, "b")).toEqual(["status"]);
});

it("is the very same where a page was seen already, or is older", () => {
  const rows = page("09:05", row("a", "HOLD"));
  const seen = withPage(NO_ROWS_SEEN, rows);
  expect(withPage(seen, rows)).toBe(seen);
  expect(withPage(seen, page("09:00", row("a", "COMPLETED")))).toBe(seen);
});

it("keeps marks while other pages are turned", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("a", "HOLD")));
  const second = withPage(first, page("09:05", row("a", "COMPLETED")));
  const turned = withPage(second, page("09:06", row("b", "HOLD")));
  expect(marksOn(turned, "a")).toEqual(["status"]);
});

it("marks a job as new that was created after the last page was asked for, not one that was merely unseen", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("a", "HOLD")));
  const created = row("b", "HOLD", "2026-11-23T09:03:00Z");
  const second = withPage(first, page("09:05", created, row("c", "HOLD")));
  expect(marksOn(second, "b")).toEqual(["new"]);
  expect(marksOn(second, "c")).toEqual([]);
});

it("compares no jobs without an id", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("", "HOLD")));
  expect(marksOn(withPage(first, page("09:05", row("", "COMPLETED"))), "")).toEqual([]);
});

it("forgets what was seen longest ago", () => {
  const first = withPage(NO_ROWS_SEEN, page("09:00", row("old", "HOLD")));
  const many = Array.from({ length: 1000 }, (_, n) => row(`j${n}`, "HOLD"));
  const later = withPage(first, page("09:05", ...many));
  expect(later.jobs.size).toBe(1000);
  expect(later.jobs.has("old")).toBe(false);
});

const job: JobFields = {
  serviceJobId: "J1",
  serviceJobStatus: "NOT_SERVICED",
  appointments: [
    {
      appointmentId: "A1",
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: "2026-11-24T17:00:00Z", durationInMinutes: 120 },
      assignedTechnicians: [{ technicianId: "T1", name: "Ada" }],
    },
  ],
  associatedItems: [{ asin: "B000000001", quantity: 1, itemStatus: "SHIPPED" }],
};
const [visit = {}] = job.appointments ?? [];
const [item = {}] = job.associatedItems ?? [];
const withVisit = (patch: Partial<typeof visit>) => ({
  ...job,
  appointments: [{ ...visit, ...patch }],
});

describe("what a person would see differently", () => {
  it.each([
    { field: "status", after: { ...job, serviceJobStatus: "COMPLETED" } },
    {
      field: "appointment",
      after: withVisit({
        appointmentTime: { startTime: "2026-11-25T17:00Z", durationInMinutes: 120 },
      }),
    },
    { field: "appointment", after: withVisit({ appointmentStatus: "CANCELLED" }) },
    { field: "technicians", after: withVisit({ assignedTechnicians: [] }) },
    { field: "technicians", after: withVisit({ assignedTechnicians: [{ technicianId: "T2" }] }) },
    { field: "items", after: { ...job, associatedItems: [{ ...item, itemStatus: "DELIVERED" }] } },
    { field: "items", after: { ...job, associatedItems: [{ ...item, quantity: 2 }] } },
  ])("is its $field", ({ field, after }) => {
    expect(changedFields(job, after)).toEqual([field]);
  });

  it("is everything that changed, in the order of the columns", () => {
    const after = { serviceJobId: "J1", serviceJobStatus: "HOLD" };
    expect(changedFields(job, after)).toEqual(["status", "appointment", "technicians", "items"]);
  });

  it("is nothing where the job is the same", () => {
    expect(changedFields(job, structuredClone(job))).toEqual([]);
  });

  it("is nothing where the same moment is written otherwise", () => {
    const appointmentTime = { startTime: "2026-11-24T09:00:00.00-08", durationInMinutes: 120 };
    expect(changedFields(job, withVisit({ appointmentTime }))).toEqual([]);
  });

  it("is nothing where an absent list became an empty one", () => {
    const bare = { serviceJobId: "J1" };
    expect(changedFields(bare, { ...bare, associatedItems: [], appointments: [] })).toEqual([]);
  });

  it("is the moments that the customer proposed, as long as there is no appointment", () => {
    const bare = { serviceJobId: "J1" };
    const preferredAppointmentTimes = [{ startTime: "2026-11-25T17:00Z" }];
    expect(changedFields(bare, { ...bare, preferredAppointmentTimes })).toEqual(["appointment"]);
    expect(changedFields(job, { ...job, preferredAppointmentTimes })).toEqual([]);
  });
});
