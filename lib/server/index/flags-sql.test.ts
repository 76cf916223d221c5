import fc from "fast-check";
import { expect, it } from "vitest";
import { flagsOf, SOON_MS } from "@/lib/jobs/flags";
import { JOB_FLAGS } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import { project } from "./project";
import { anyJobs, NOW } from "./testing/any-job";
import { asking, openIndexRig, searchOf } from "./testing/index-rig";

const HOUR = 3_600_000;
/** Whole hours, at which generated visits begin and end, and a moment beside them. */
const instant = fc
  .tuple(fc.integer({ min: -130, max: 130 }), fc.constantFrom(-1, 0, 1))
  .map(([hours, beside]) => NOW + hours * HOUR + beside);

it("keeps of a job what its flags are at any time", () => {
  fc.assert(
    fc.property(anyJobs, instant, (jobs, now) => {
      for (const job of jobs) {
        const row = project(job);
        if (row === null) continue;
        const isLate = row.lateFrom !== null && row.lateFrom <= now;
        const kept = JOB_FLAGS.filter(
          (flag) =>
            row.flags.includes(flag) ||
            (flag === "late" && isLate) ||
            (flag === "noTechnicianSoon" &&
              row.flags.includes("noTechnician") &&
              !isLate &&
              row.startAt !== null &&
              row.startAt - now <= SOON_MS) ||
            (flag === "stillActive" &&
              isServiceJobStatus(row.status) &&
              !row.isOpen &&
              row.active) ||
            (flag === "waitingForGoods" &&
              row.waitsFrom !== null &&
              row.waitsUntil !== null &&
              row.waitsFrom <= now &&
              row.waitsUntil > now),
        );
        expect(kept).toEqual(flagsOf({ ...job, serviceJobId: row.id }, now));
      }
    }),
  );
});

it("compares visits anew after a write", async () => {
  const rig = await openIndexRig();
  const visit = (serviceJobId: string, startTime: string) => ({
    serviceJobId,
    serviceJobStatus: "NOT_SERVICED",
    appointments: [
      {
        appointmentStatus: "ACTIVE",
        appointmentTime: { startTime, durationInMinutes: 60 },
        assignedTechnicians: [{ technicianId: "T1" }],
      },
    ],
  });
  const booked = async () => (await rig.allOf(searchOf({ flag: ["doubleBooked"] }))).ids;
  const write = (number: number, ...jobs: ReturnType<typeof visit>[]) =>
    rig.table.apply({
      marketplace: asking.marketplace,
      jobs,
      read: { number, startedAt: NOW },
    });
  await write(1, visit("A", "2026-11-24T08:00Z"), visit("B", "2026-11-24T09:00Z"));
  expect(await booked()).toEqual([]);
  await write(2, visit("B", "2026-11-24T08:30Z"));
  expect((await booked()).toSorted()).toEqual(["A", "B"]);
  await rig.table.missed(asking.marketplace, ["A"], { number: 3, startedAt: NOW });
  await rig.table.missed(asking.marketplace, ["A"], { number: 4, startedAt: NOW });
  expect(await booked()).toEqual([]);
  await rig.table.close();
});
