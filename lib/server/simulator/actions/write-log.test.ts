import { describe, expect, it } from "vitest";
import { listingOf, type Rig, rig, send, USER_AGENT } from "@/lib/server/simulator/testing/client";
import {
  bookedJob,
  crewOf,
  jobPath,
  precise,
  read,
  slotsOf,
  waitingJob,
} from "@/lib/server/simulator/testing/jobs";

const cancel = ({ ask }: Rig, id: string | undefined) =>
  ask("PUT", `${jobPath(id)}/cancellations?cancellationReasonCode=V1`);
const statusOf = async (at: Rig, id: string | undefined) => (await read(at, id)).serviceJobStatus;

describe("a planned fault", () => {
  it.each([
    ["lost", "no answer", "CANCELLED"],
    ["500-done", 500, "CANCELLED"],
    ["503-done", 503, "CANCELLED"],
    ["dropped", "no answer", "PENDING_SCHEDULE"],
    ["503-not-done", 503, "PENDING_SCHEDULE"],
    ["throttled", 429, "PENDING_SCHEDULE"],
  ])("%s is answered %s, and leaves the job %s", async (fault, answer, status) => {
    const at = await rig({ jobs: 5 });
    const { serviceJobId } = await waitingJob(at);
    await at.control("write-fault", { fault, serviceJobId });
    const got = await cancel(at, serviceJobId).then(
      (reply) => reply.status,
      () => "no answer",
    );
    expect([got, await statusOf(at, serviceJobId)]).toEqual([answer, status]);
    expect(at.simulator.writes()).toMatchObject([{ fault, executed: status === "CANCELLED" }]);
    const { writes } = JSON.parse((await at.control("writes")).text);
    expect(writes).toEqual(at.simulator.writes());
  });

  it("meets what it was planned for, once", async () => {
    const at = await rig({ jobs: 5 });
    const [one, other] = [await waitingJob(at), await waitingJob(at)];
    await at.control("write-fault", { fault: "503-not-done", serviceJobId: one.serviceJobId });
    expect((await cancel(at, other.serviceJobId)).status).toBe(200);
    expect((await cancel(at, one.serviceJobId)).status).toBe(503);
    expect((await cancel(at, one.serviceJobId)).status).toBe(200);
  });

  it("warns of overbooking, and unassigns everybody", async () => {
    const at = await rig({ jobs: 200 });
    const { job, visitId } = await bookedJob(at);
    const visit = `${jobPath(job.serviceJobId)}/appointments/${visitId}`;
    const [ann = ""] = await crewOf(at);
    await at.control("write-fault", { fault: "overbook" });
    const assigned = await at.ask("PUT", `${visit}/resources`, {
      resources: [{ resourceId: ann }],
    });
    expect(assigned.text).toContain("RESOURCES_OVERBOOKED");
    await at.control("write-fault", { fault: "unassign" });
    const free = (await slotsOf(at, job.serviceJobId)).filter(({ capacity }) => capacity > 0);
    const appointmentTime = { startTime: precise(free[30]) };
    const moved = await at.ask("POST", visit, { appointmentTime, rescheduleReasonCode: "R1" });
    expect(moved.text).toContain(`Unassigned resources : ${ann}`);
  });

  it.each([
    ["write-fault", { fault: "other" }],
    ["write-fault", { fault: "lost", operation: "other" }],
    ["race", { serviceJobId: "1", do: "other" }],
    ["capacity", { resourceId: "other", capacity: 1 }],
  ])("%s has no %j", async (action, body) => {
    expect((await (await rig({ jobs: 5 })).control(action, body)).status).toBe(400);
  });
});

describe("a share of the writes", () => {
  it("meets faults, and reads do not", async () => {
    const at = await rig({ jobs: 5, faults: { writes: shares({ notDone503: 1 }) } });
    const { serviceJobId } = await waitingJob(at);
    expect((await cancel(at, serviceJobId)).status).toBe(503);
    expect(await statusOf(at, serviceJobId)).toBe("PENDING_SCHEDULE");
  });

  it("is answered late", async () => {
    const at = await rig({ jobs: 5, faults: { writes: shares({ late: 1, lateMs: 30 }) } });
    const { serviceJobId } = await waitingJob(at);
    expect((await cancel(at, serviceJobId)).status).toBe(200);
    expect((await at.control("faults", { writes: { lost: 2 } })).status).toBe(400);
  });
});

function shares(more: object) {
  return { lost: 0, late: 0, done503: 0, notDone503: 0, dropped: 0, lateMs: 12_000, ...more };
}

it("the list may lag behind a write, the job itself never does", async () => {
  const at = await rig({ jobs: 5, faults: { listLagMs: 5_000 } });
  const { serviceJobId } = await waitingJob(at);
  at.clock.now += 5_000;
  await cancel(at, serviceJobId);
  const inList = async () =>
    listingOf(await at.list()).jobs.find((job) => job.serviceJobId === serviceJobId)
      ?.serviceJobStatus;
  expect([await inList(), await statusOf(at, serviceJobId)]).toEqual([
    "PENDING_SCHEDULE",
    "CANCELLED",
  ]);
  at.clock.now += 5_000;
  expect(await inList()).toBe("CANCELLED");
});

describe("a race", () => {
  it("is won by whoever moves, cancels or takes the slot first", async () => {
    const at = await rig({ jobs: 5 });
    const { job, visitId } = await bookedJob(at);
    const { serviceJobId } = job;
    const race = (deed: string) => at.control("race", { serviceJobId, do: deed });
    const free = (await slotsOf(at, serviceJobId)).filter(({ capacity }) => capacity > 0);
    const move = () =>
      at.ask("POST", `${jobPath(serviceJobId)}/appointments/${visitId}`, {
        appointmentTime: { startTime: precise(free[20]) },
        rescheduleReasonCode: "R1",
      });
    await race("take-slot");
    expect((await move()).text).toContain("Appointment slot is not available.");
    await race("move");
    expect((await move()).text).toContain("metadata update is not allowed");
    await race("cancel");
    expect((await cancel(at, serviceJobId)).text).toContain("jobStatus CANCELLED");
  });

  it("may also come after the write", async () => {
    const at = await rig({ jobs: 200 });
    const { job, visitId } = await bookedJob(at);
    const { serviceJobId } = job;
    const [ann = ""] = await crewOf(at);
    await at.control("race", { serviceJobId, do: "assign", when: "after-write" });
    const path = `${jobPath(serviceJobId)}/appointments/${visitId}/resources`;
    await at.ask("PUT", path, { resources: [{ resourceId: ann }] });
    const { appointments } = await read(at, serviceJobId);
    expect(appointments?.[0]?.assignedTechnicians?.[0]?.technicianId).not.toBe(ann);
  });
});

describe("what no operation reads", () => {
  it.each([
    ["another type", "text/plain", "{}", 415],
    ["no JSON", "application/json", "{", 400],
    ["more than a megabyte", "application/json", " ".repeat(1_100_000), 413],
  ])("%s", async (_, type, body, status) => {
    const at = await rig({ jobs: 5 });
    const token = JSON.parse((await at.token()).text).access_token;
    const headers = { "user-agent": USER_AGENT, "x-amz-access-token": token, "content-type": type };
    const url = `${at.simulator.url}/service/v1/documents`;
    expect((await send(url, { method: "POST", headers, body })).status).toBe(status);
  });
});
