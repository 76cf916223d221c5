import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import {
  act,
  booked,
  colleague,
  done,
  lateJobs,
  readJob,
  seenNow,
  slotOf,
  waiting,
  whoGoes,
} from "@/e2e/support/api/actions";
import { readAudit } from "@/e2e/support/api/audit";
import { receipts } from "@/e2e/support/api/contract";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { seenOf } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";

const test = testIn("indexed");

test("a job is scheduled, assigned, moved, noted and completed, each by one write", async ({
  api,
  ownSimulator,
}) => {
  const [manager, admin, simulator] = [
    await api("manager"),
    await api("admin"),
    controlOf(ownSimulator),
  ];
  await whenIndexed(manager);
  const id = await waiting(simulator);
  const start = await slotOf(manager, id, 4);
  const first = done(
    await act(manager, "schedule", id, { start, seen: await seenNow(manager, id) }),
  );
  expect(first).toMatchObject({
    job: { serviceJobId: id, serviceJobStatus: "NOT_SERVICED" },
    action: { action: "schedule", state: "done", jobId: id },
  });
  // Whoever is told of it finds it wherever they look, without asking twice.
  const { nobody, ...unassigned } = await whoGoes(manager, first.job ?? {});
  expect(unassigned).toEqual({ list: [], schedule: ["none"] });
  const technician = await colleague(simulator);
  const booking = await seenNow(manager, id);
  const assigned = done(
    await act(manager, "assign", id, {
      appointment: booking.appointmentId,
      technicians: [technician],
      seen: booking,
    }),
  );
  expect(seenOf(assigned.job ?? {}).technicians).toEqual([technician]);
  expect(await whoGoes(manager, assigned.job ?? {})).toEqual({
    ...{ list: [technician], schedule: [technician], nobody: nobody - 1 },
  });

  const other = await slotOf(manager, id, 9);
  const before = await seenNow(manager, id);
  const moved = done(
    await act(manager, "reschedule", id, {
      appointment: before.appointmentId,
      start: other,
      reason: "R1",
      seen: before,
    }),
  );
  expect(Date.parse(seenOf(moved.job ?? {}).start ?? "")).toBe(Date.parse(other));
  expect(moved.action.appointmentId).not.toBe(before.appointmentId);

  const startTime = new Date(Date.now() - 3_600_000).toISOString();
  await simulator.change(id, { appointment: { startTime, durationInMinutes: 30 } });
  const visit = await seenNow(manager, id);
  const worked = { start: startTime, end: new Date(Date.now() - 1_800_000).toISOString() };
  done(await act(manager, "fulfil", id, { appointment: visit.appointmentId, worked, seen: visit }));
  const late = await lateJobs(manager);
  const completed = done(await act(manager, "complete", id, { seen: await seenNow(manager, id) }));
  expect(completed.job?.serviceJobStatus).toBe("COMPLETED");
  expect(await lateJobs(manager)).toBe(late - 1);

  const writes = await simulator.writesTo(id);
  expect(writes.map(({ executed }) => executed)).toEqual([true, true, true, true, true]);
  const list = receipts.parse(JSON.parse((await manager.get(`/api/jobs/${id}/actions`)).text));
  expect(list.actions.map(({ action }) => action)).toEqual([
    ...["complete", "fulfil", "reschedule", "assign", "schedule"],
  ]);

  const { records } = await readAudit(admin, `job=${id}`);
  expect(records.map(({ action, details }) => [action, details.outcome])).toEqual(
    [
      ...["job_completed", "fulfilment_set", "appointment_moved"],
      ...["technicians_assigned", "appointment_added"],
    ].flatMap((action) => [
      [action, "done"],
      [action, "sent"],
    ]),
  );
  expect(records.find(({ action }) => action === "appointment_moved")?.role).toBe("manager");
});

test("a job is cancelled by whoever may, with the end of its order id", async ({
  api,
  ownSimulator,
}) => {
  const [manager, admin, simulator] = [
    await api("manager"),
    await api("admin"),
    controlOf(ownSimulator),
  ];
  const id = await waiting(simulator);
  const order = ((await readJob(manager, id)).serviceOrderId ?? id).slice(-4);
  const now = await seenNow(manager, id);
  const wrong = await act(manager, "cancel", id, { reason: "V1", order: "x", seen: now });
  expect(wrong.problem()).toMatchObject({
    code: "bad_action",
    errors: [{ parameter: "order", code: "orderDiffers" }],
  });
  const unknown = await act(manager, "cancel", id, { reason: "V9", order, seen: now });
  expect(unknown.problem()).toMatchObject({ errors: [{ code: "reasonUnknown" }] });
  for (const reason of ["V4", "V6"]) {
    const refused = await act(manager, "cancel", id, { reason, order, seen: now });
    expect(refused.problem()).toMatchObject({ code: "forbidden", reason: "ownCost" });
  }
  expect(await simulator.writesTo(id)).toEqual([]);
  const { job } = done(await act(manager, "cancel", id, { reason: "V1", order, seen: now }));
  expect(job?.serviceJobStatus).toBe("CANCELLED");
  expect(await simulator.writesTo(id)).toHaveLength(1);

  for (let count = 1; count <= 6; count += 1) {
    const next = await waiting(simulator);
    const own = ((await readJob(admin, next)).serviceOrderId ?? next).slice(-4);
    const body = { reason: "V4", order: own, seen: await seenNow(admin, next) };
    const reply = await act(admin, "cancel", next, body);
    if (count <= 5) done(reply);
    else expect(reply.problem()).toMatchObject({ code: "forbidden", reason: "ownCostBrake" });
  }
  const { records } = await readAudit(admin, "action=refused");
  expect(records[0]).toMatchObject({ details: { route: "jobs.cancel", needs: "admin" } });
});

test("nobody changes what is no longer what was seen, and is shown what it is now", async ({
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const id = await booked(simulator, 86_400_000);
  const before = await seenNow(manager, id);
  await simulator.change(id, { technicians: [] });
  const body = { appointment: before.appointmentId, technicians: ["A1"], seen: before };
  const key = randomUUID();
  const reply = await act(manager, "assign", id, body, key);
  expect(reply.status).toBe(409);
  expect(reply.problem()).toMatchObject({ code: "conflict", current: { serviceJobId: id } });
  expect(await simulator.writesTo(id)).toEqual([]);
  expect((await manager.get(`/api/actions/${key}`)).status).toBe(404);
});

test("of two who move one job the second is told where the first has moved it, and sends nothing", async ({
  api,
  ownSimulator,
}) => {
  const [first, second] = [await api("manager"), await api("admin")];
  const simulator = controlOf(ownSimulator);
  const id = await booked(simulator, 86_400_000);
  const seen = await seenNow(first, id);
  const [start, other] = [await slotOf(first, id, 20), await slotOf(first, id, 30)];
  const move = { appointment: seen.appointmentId, reason: "R1", seen };
  done(await act(first, "reschedule", id, { ...move, start }));
  const told = (await act(second, "reschedule", id, { ...move, start: other })).problem();
  expect(told.code).toBe("conflict");
  const { start: now } = seenOf((told.current ?? {}) as Partial<Job>);
  expect(Date.parse(now ?? "")).toBe(Date.parse(start));
  expect(await simulator.writesTo(id)).toHaveLength(1);
});

test("an intent is one, however often it is asked for", async ({ api, ownSimulator }) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const id = await waiting(simulator);
  const key = randomUUID();
  const body = { start: await slotOf(manager, id, 6), seen: await seenNow(manager, id) };
  const first = done(await act(manager, "schedule", id, body, key));
  const again = done(await act(manager, "schedule", id, body, key));
  expect(again.action).toEqual(first.action);
  expect(await simulator.writesTo(id)).toHaveLength(1);
  const other = { ...body, start: await slotOf(manager, id, 8) };
  expect((await act(manager, "schedule", id, other, key)).problem().code).toBe("key_reused");
  const asked = await manager.get(`/api/actions/${key}`);
  expect(done(asked).action).toEqual(first.action);
  expect((await (await api("viewer")).get(`/api/actions/${key}`)).status).toBe(404);
  const admin = await api("admin");
  expect(done(await admin.get(`/api/actions/${key}`)).action.key).toBe(key);
  const page = await admin.get(`/api/actions?job=${id}&state=done&action=schedule&size=1`);
  expect(receipts.parse(JSON.parse(page.text))).toMatchObject({ actions: [{ key }], older: null });
});

test("a body or key that cannot be read is named", async ({ api }) => {
  const manager = await api("manager");
  const body = { start: "tomorrow", seen: 7, extra: 1 };
  const reply = await act(manager, "schedule", "10000000000000", body);
  expect(reply.status).toBe(422);
  const { code, errors } = reply.problem();
  expect([code, errors?.map(({ parameter }) => parameter)]).toEqual([
    "bad_action",
    ["start", "seen", "body"],
  ]);
  const keyless = await act(manager, "complete", "10000000000000", {}, "one");
  expect(keyless.problem().errors).toMatchObject([{ parameter: "Idempotency-Key" }]);
});

test("a list that lags behind a write turns nothing back, and what was changed since is shown", async ({
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  await whenIndexed(manager);
  const id = await waiting(simulator);
  await simulator.setFaults({ listLagMs: 20_000 });
  const body = { start: await slotOf(manager, id, 4), seen: await seenNow(manager, id) };
  const { job } = done(await act(manager, "schedule", id, body));
  const statusIn = async (query: string) => {
    const path = `/api/jobs?created=any&order=${job?.serviceOrderId}${query}`;
    const { jobs } = (await manager.get(path, { "cache-control": "no-cache" })).page();
    return jobs.find(({ serviceJobId }) => serviceJobId === id)?.serviceJobStatus;
  };
  // What a live list shows is taken into the index.
  expect(await statusIn("&source=live")).toBe("NOT_SERVICED");
  expect(await statusIn("")).toBe("NOT_SERVICED");
  expect((await whoGoes(manager, job ?? {})).schedule).toEqual(["none"]);
  await simulator.setFaults({ listLagMs: 0 });
  await simulator.change(id, { status: "HOLD" });
  expect(await statusIn("&source=live")).toBe("HOLD");
});
