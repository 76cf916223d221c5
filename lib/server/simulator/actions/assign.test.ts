import { describe, expect, it } from "vitest";
import { UNFIT_TECHNICIANS } from "@/lib/server/simulator/actions/assign";
import { type Rig, rig } from "@/lib/server/simulator/testing/client";
import { bookedJob, crewOf, jobPath, read, words } from "@/lib/server/simulator/testing/jobs";

const own = () => rig({ jobs: 200, others: { rate: 1_000, burst: 1_000 } });

type Visit = Awaited<ReturnType<typeof bookedJob>>;

const assign = (at: Rig, { job, visitId }: Visit, ...ids: (string | undefined)[]) =>
  at.ask("PUT", `${jobPath(job.serviceJobId)}/appointments/${visitId}/resources`, {
    resources: ids.map((resourceId) => ({ resourceId })),
  });

describe("assigning", () => {
  it("puts one set of people in place of another", async () => {
    const at = await own();
    const visit = await bookedJob(at);
    const [ann = "", ben = ""] = (await crewOf(at)).slice(0, 2);
    expect((await assign(at, visit, ann)).text).toBe("{}");
    expect((await assign(at, visit, ben)).status).toBe(200);
    const { appointments } = await read(at, visit.job.serviceJobId);
    expect(appointments?.[0]?.assignedTechnicians?.map((one) => one.technicianId)).toEqual([ben]);
  });

  it("is one a second, and two at once", async () => {
    const at = await rig({ jobs: 200 });
    const visit = await bookedJob(at);
    const [ann = ""] = await crewOf(at);
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await assign(at, visit, ann)).status);
    at.clock.now += 1_000;
    statuses.push((await assign(at, visit, ann)).status);
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  it("names six reasons at once", async () => {
    const at = await own();
    const visit = await bookedJob(at, 5, ({ serviceLocation, scopeOfWork }) => {
      const inStore = serviceLocation?.serviceLocationType === "IN_STORE";
      return inStore && (scopeOfWork?.requiredSkills ?? []).length > 0;
    });
    const reply = await assign(at, visit, UNFIT_TECHNICIANS.everything);
    expect([reply.status, reply.errors.map(({ code }) => code)]).toEqual([
      422,
      [
        "RESOURCES_MISMATCHED_SERVICE_LOCATION_TYPE",
        "RESOURCES_MISSING_REQUIRED_SKILLS",
        "RESOURCES_NOT_AVAILABLE_IN_LOCATION",
        "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT",
        "RESOURCES_BACKGROUND_CHECK_INCOMPLETE",
        "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW",
      ],
    ]);
    expect(words(reply).every((said) => said.endsWith("Applicable resources: ASIMUNFIT0001"))).toBe(
      true,
    );
  });

  it.each([
    [UNFIT_TECHNICIANS.unregistered, "RESOURCES_NOT_REGISTERED_UNDER_MERCHANT"],
    [UNFIT_TECHNICIANS.unchecked, "RESOURCES_BACKGROUND_CHECK_INCOMPLETE"],
    [UNFIT_TECHNICIANS.busy, "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW"],
  ])("refuses %s for %s, and nobody is sent", async (id, code) => {
    const at = await own();
    const visit = await bookedJob(at);
    const [ann = ""] = await crewOf(at);
    const reply = await assign(at, visit, ann, id);
    expect(reply.errors.map((one) => one.code)).toEqual([code]);
    expect((await read(at, visit.job.serviceJobId)).appointments?.[0]).not.toHaveProperty(
      "assignedTechnicians",
    );
  });

  it("warns of a second visit at the time, and refuses a third", async () => {
    const at = await own();
    const visits = [await bookedJob(at, 5), await bookedJob(at, 5), await bookedJob(at, 5)];
    const [first] = visits;
    const { startTime, durationInMinutes } = first?.job.appointments?.[0]?.appointmentTime ?? {};
    if (!startTime || !durationInMinutes) throw new Error("There is no visit.");
    const [ann = ""] = await crewOf(at);
    const ends: unknown[] = [];
    for (const { job } of visits) {
      const id = job.serviceJobId ?? "";
      at.simulator.change(id, { appointment: { startTime, durationInMinutes } });
      const visitId = (await read(at, id)).appointments?.at(-1)?.appointmentId ?? "";
      const reply = await assign(at, { job, visitId }, ann);
      const warned = JSON.parse(reply.text).payload?.warnings?.[0]?.code;
      ends.push(warned ?? reply.errors[0]?.code ?? reply.status);
    }
    expect(ends).toEqual([200, "RESOURCES_OVERBOOKED", "RESOURCES_NOT_AVAILABLE_IN_TIME_WINDOW"]);
  });

  it("refuses whom Amazon does not know, nobody, and what is closed", async () => {
    const at = await own();
    const visit = await bookedJob(at);
    const { serviceJobId: id = "" } = visit.job;
    const path = `${jobPath(id)}/appointments/${visit.visitId}/resources`;
    expect(words(await assign(at, visit, "NOBODY"))).toEqual([
      "Invalid resourceId : NOBODY provided in the input.",
    ]);
    const empty = await at.ask("PUT", path, { resources: [] });
    expect([empty.status, words(empty)[0]]).toEqual([400, expect.stringContaining("\u00a0")]);
    expect((await at.ask("PUT", path, {})).status).toBe(400);
    expect((await assign(at, visit, undefined)).text).toBe("{}");
    expect(words(await assign(at, { ...visit, visitId: "other" }, "A"))[0]).toContain(
      "No appointment exists with appointmentId: other",
    );
    at.simulator.change(id, { status: "CANCELLED" });
    expect(words(await assign(at, visit, "A"))[0]).toContain("and jobState : CANCELLED");
  });
});
