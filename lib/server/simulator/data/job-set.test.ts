import { describe, expect, it } from "vitest";
import { parseInstant } from "@/lib/server/simulator/list-query";
import { DAY } from "./instants";
import { createJobSet, FOREIGN_JOB_IDS, type JobSet } from "./job-set";
import { JOB_STATUSES, type JobRecord, type JobStatus } from "./service-job";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const US = "ATVPDKIKX0DER";
const UK = "A1F83G8C2ARO7P";
const DE = "A1PA6795UKMFR9";

function jobSetOf(seed: number, count = 5_000): JobSet {
  return createJobSet({ seed, count, now: () => NOW });
}

function allOf(jobSet: JobSet): JobRecord[] {
  return [US, UK, DE].flatMap((id) => [...jobSet.of(id)]);
}

const records = allOf(jobSetOf(1));
const share = (test: (record: JobRecord) => boolean, of = records) =>
  of.filter(test).length / of.length;
const inStatus = (status: JobStatus) =>
  records.filter(({ job }) => job.serviceJobStatus === status);
const startsOf = ({ job }: JobRecord, status: string) =>
  (job.appointments ?? [])
    .filter((entry) => entry.appointmentStatus === status)
    .map((entry) => Date.parse(entry.appointmentTime.startTime));

describe("the generated jobs", () => {
  it("are the same for the same seed and clock, and others for another seed", () => {
    const again = allOf(jobSetOf(1));
    expect(again).toEqual(records);
    expect(allOf(jobSetOf(2))).not.toEqual(records);
  });

  it("number as many as asked, each with its own id", () => {
    expect(records).toHaveLength(5_000);
    expect(new Set(records.map(({ id }) => id)).size).toBe(5_000);
  });

  it("lie mostly in the United States", () => {
    expect(share(({ marketplaceId }) => marketplaceId === US)).toBeCloseTo(0.85, 1);
    expect(share(({ marketplaceId }) => marketplaceId === UK)).toBeGreaterThan(0.05);
    expect(share(({ marketplaceId }) => marketplaceId === DE)).toBeGreaterThan(0.04);
  });

  it("spread over two years up to now, and change no later than now", () => {
    const created = records.map(({ createdAt }) => createdAt);
    expect(Math.min(...created)).toBeGreaterThanOrEqual(NOW - 730 * DAY);
    expect(Math.min(...created)).toBeLessThan(NOW - 700 * DAY);
    expect(Math.max(...created)).toBeGreaterThan(NOW - DAY / 4);
    for (const { createdAt, updatedAt } of records) {
      expect(updatedAt).toBeGreaterThanOrEqual(createdAt);
      expect(updatedAt).toBeLessThanOrEqual(NOW);
    }
  });

  it("have appointments into the coming weeks", () => {
    const latest = Math.max(...records.flatMap((record) => startsOf(record, "ACTIVE")));
    expect(latest).toBeGreaterThan(NOW + 21 * DAY);
    expect(latest).toBeLessThan(NOW + 35 * DAY);
  });

  it("say when they were created, a few in Amazon's odd form", () => {
    let odd = 0;
    for (const { job, createdAt } of records) {
      expect(parseInstant(job.createTime ?? "")).toBe(createdAt);
      if (!job.createTime?.endsWith("Z")) odd += 1;
    }
    expect(odd).toBeGreaterThan(20);
    expect(odd).toBeLessThan(200);
  });

  it("give every status a believable share", () => {
    for (const status of JOB_STATUSES) expect(inStatus(status).length).toBeGreaterThan(10);
    expect(inStatus("COMPLETED").length).toBeGreaterThan(3_200);
    expect(inStatus("NOT_SERVICED").length).toBeGreaterThan(200);
  });

  it("take place at home, in stores and online", () => {
    for (const type of ["IN_HOME", "IN_STORE", "ONLINE"]) {
      expect(share(({ job }) => job.serviceLocation?.serviceLocationType === type)).toBeGreaterThan(
        0.04,
      );
    }
  });
});

describe("statuses and appointments agree", () => {
  it("nothing that waits has a visit", () => {
    for (const record of [...inStatus("PENDING_SCHEDULE"), ...inStatus("HOLD")]) {
      expect(record.job.appointments ?? []).toEqual([]);
    }
    for (const { job } of inStatus("HOLD")) expect(job.preferredAppointmentTimes).toHaveLength(3);
  });

  it("an open job has one active visit: mostly to come, some late, some without technicians", () => {
    const open = inStatus("NOT_SERVICED");
    for (const record of open) expect(startsOf(record, "ACTIVE")).toHaveLength(1);
    const late = share((record) => (startsOf(record, "ACTIVE")[0] ?? 0) < NOW, open);
    expect(late).toBeGreaterThan(0.02);
    expect(late).toBeLessThan(0.35);
    const unassigned = share(
      ({ job }) =>
        job.appointments?.some(
          (entry) => entry.appointmentStatus === "ACTIVE" && !entry.assignedTechnicians,
        ) ?? false,
      open,
    );
    expect(unassigned).toBeGreaterThan(0.1);
  });

  it("a completed job had its visit, mostly with a proof", () => {
    const done = inStatus("COMPLETED");
    for (const record of done) {
      const [start = Number.NaN] = startsOf(record, "COMPLETED");
      expect(start).toBeLessThan(NOW);
    }
    for (const { poa } of done.flatMap(({ job }) => job.appointments ?? [])) {
      if (!poa?.appointmentTime) continue;
      const { startTime, durationInMinutes } = poa.appointmentTime;
      const end = Date.parse(startTime) + durationInMinutes * 60_000;
      expect(end).toBeLessThanOrEqual(Date.parse(poa.uploadTime ?? ""));
    }
    const proven = share(({ job }) => job.appointments?.some((entry) => entry.poa) ?? false, done);
    expect(proven).toBeGreaterThan(0.8);
    expect(proven).toBeLessThan(0.97);
  });

  it("a lost job has no active visit", () => {
    for (const status of ["CANCELLED", "NOT_FULFILLABLE", "PAYMENT_DECLINED"] as const) {
      for (const record of inStatus(status)) expect(startsOf(record, "ACTIVE")).toEqual([]);
    }
  });

  it("a moved visit names its successor, and is cancelled itself", () => {
    let moved = 0;
    for (const { job } of records) {
      for (const entry of job.appointments ?? []) {
        if (!entry.rescheduledAppointmentId) continue;
        moved += 1;
        expect(entry.appointmentStatus).toBe("CANCELLED");
        const ids = job.appointments?.map(({ appointmentId }) => appointmentId);
        expect(ids).toContain(entry.rescheduledAppointmentId);
      }
    }
    expect(moved).toBeGreaterThan(100);
  });
});

describe("fields", () => {
  it("hold to the model's forms", () => {
    for (const { job } of records) {
      expect(job.serviceOrderId).toMatch(/^\d{3}-\d{7}-\d{7}$/);
      if (job.scopeOfWork) expect(job.scopeOfWork.asin).toHaveLength(10);
      for (const id of job.trackingIds ?? []) expect(id).toMatch(/^[A-Za-z0-9-]+$/);
      for (const item of job.associatedItems ?? []) expect(item.asin).toHaveLength(10);
      for (const entry of job.appointments ?? []) {
        expect(entry.appointmentTime.durationInMinutes).toBeGreaterThanOrEqual(1);
        expect(entry.assignedTechnicians ?? ["someone"]).not.toHaveLength(0);
      }
    }
  });

  it.each([
    "storeId",
    "marketplaceId",
    "scopeOfWork",
    "buyer",
    "serviceLocation",
    "payments",
  ] as const)("%s is missing from some jobs and present in most", (field) => {
    const missing = share(({ job }) => job[field] === undefined);
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(0.3);
  });

  it("names come in several scripts", () => {
    const names = records.map(({ job }) => job.buyer?.name ?? "").join(" ");
    for (const script of ["Han", "Arabic", "Hebrew", "Devanagari", "Cyrillic", "Hangul"]) {
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, "u"));
    }
  });

  it("some titles are very long", () => {
    const longest = Math.max(...records.map(({ job }) => job.scopeOfWork?.title?.length ?? 0));
    expect(longest).toBeGreaterThan(200);
    expect(longest).toBeLessThanOrEqual(300);
  });

  it("some orders hold more than one job, of one buyer", () => {
    const buyers = new Map<string, (string | undefined)[]>();
    for (const { job } of records) {
      const order = job.serviceOrderId ?? "";
      buyers.set(order, [...(buyers.get(order) ?? []), job.buyer?.name]);
    }
    const shared = [...buyers.values()].filter((names) => names.length > 1);
    expect(shared.length).toBeGreaterThan(50);
    for (const names of shared) {
      expect(new Set(names.filter((name) => name !== undefined)).size).toBeLessThanOrEqual(1);
    }
  });

  it("parcels are still under way to some open jobs", () => {
    const underWay = inStatus("NOT_SERVICED").filter(({ job }) =>
      job.associatedItems?.some((item) => item.itemStatus === "SHIPPED"),
    );
    expect(underWay.length).toBeGreaterThan(10);
  });
});

describe("changes", () => {
  it("create adds jobs created now, in the store asked for", () => {
    const jobSet = jobSetOf(3, 10);
    const version = jobSet.version();
    const ids = jobSet.create(3, "LON-CROYDON-01");
    expect(ids).toHaveLength(3);
    for (const id of ids) {
      expect(jobSet.find(id)).toMatchObject({ createdAt: NOW, storeId: "LON-CROYDON-01" });
    }
    expect(jobSet.version()).toBeGreaterThan(version);
  });

  it("touch changes status, appointment and the last update", () => {
    const clock = { now: NOW };
    const jobSet = createJobSet({ seed: 1, count: 500, now: () => clock.now });
    const open = allOf(jobSet).find((record) => startsOf(record, "ACTIVE").length === 1);
    clock.now = NOW + 5_000;
    expect(jobSet.touch(open?.id ?? "", "CANCELLED")).toBe(true);
    expect(open?.updatedAt).toBe(NOW + 5_000);
    expect(open?.job.serviceJobStatus).toBe("CANCELLED");
    expect(open ? startsOf(open, "ACTIVE") : null).toEqual([]);
    expect(jobSet.touch("unknown")).toBe(false);
  });

  it("keeps another provider's jobs out of the lists", () => {
    const jobSet = jobSetOf(1, 10);
    for (const id of FOREIGN_JOB_IDS) expect(jobSet.find(id)?.foreign).toBe(true);
    expect(allOf(jobSet).some(({ foreign }) => foreign)).toBe(false);
  });
});
