import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import {
  act,
  booked,
  colleague,
  done,
  readJob,
  seenNow,
  slotOf,
  waiting,
} from "@/e2e/support/api/actions";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { type JobAction, seenOf } from "@/lib/actions/job-action";

const test = testIn("fast");

test("what Amazon refuses is told field by field, with its code", async ({ api, ownSimulator }) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const id = await booked(simulator, 86_400_000);
  const visit = await seenNow(manager, id);
  const key = randomUUID();
  const body = { appointment: visit.appointmentId, technicians: ["NOBODY"], seen: visit };
  for (const reply of [
    await act(manager, "assign", id, body, key),
    await act(manager, "assign", id, body, key),
  ]) {
    expect(reply.status).toBe(400);
    expect(reply.problem()).toMatchObject({
      code: "upstream_rejected",
      action: key,
      errors: [
        {
          parameter: "technicians",
          code: "technicianUnknown",
          values: ["NOBODY"],
          upstreamCode: "InvalidInput",
        },
      ],
      current: { serviceJobId: id },
    });
  }
  const start = "2020-01-01T10:00:00.000Z";
  const past = await act(manager, "reschedule", id, {
    appointment: visit.appointmentId,
    start,
    reason: "R1",
    seen: visit,
  });
  expect(past.problem().errors).toMatchObject([{ parameter: "start", code: "notFuture" }]);
});

const DAY_MS = 86_400_000;

/** What somebody wants who was overtaken after the last look, or wants what cannot be. */
const REFUSED: readonly [JobAction, race: string | null, parameter: string, code: string][] = [
  ["schedule", "take-slot", "start", "slotTaken"],
  ["schedule", "move", "job", "hasActiveAppointment"],
  ["schedule", "cancel", "job", "jobClosed"],
  ["schedule", null, "start", "beyond365"],
  ["reschedule", "move", "appointment", "appointmentNotActive"],
  ["reschedule", "complete", "job", "jobClosed"],
  ["assign", "move", "appointment", "appointmentNotActive"],
  ["assign", "cancel", "job", "jobClosed"],
  ["fulfil", "move", "appointment", "appointmentNotActive"],
  ["fulfil", "complete", "job", "jobClosed"],
  ["complete", "cancel", "job", "jobClosed"],
  ["cancel", "complete", "job", "jobClosed"],
];

test("each thing that Amazon refuses has its name and its field, also to whoever was overtaken", async ({
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const told: unknown[] = [];
  for (const [nth, [action, race]] of REFUSED.entries()) {
    const isNew = action === "schedule" || action === "cancel";
    const isOver = action === "fulfil" || action === "complete";
    const startsIn = isOver ? -3_600_000 : (nth + 1) * DAY_MS;
    const id = isNew ? await waiting(simulator) : await booked(simulator, startsIn);
    const visit = await seenNow(manager, id);
    const [start, end] = [-3_600_000, -3_000_000].map((ms) =>
      new Date(Date.now() + ms).toISOString(),
    );
    const far = new Date(Date.now() + 366 * DAY_MS).toISOString();
    const shared = { appointment: visit.appointmentId, seen: visit };
    const bodies: Record<JobAction, () => Promise<object> | object> = {
      schedule: async () => ({
        start: race === null ? far : await slotOf(manager, id, nth),
        seen: visit,
      }),
      reschedule: async () => ({ ...shared, reason: "R1", start: await slotOf(manager, id, nth) }),
      assign: () => ({ ...shared, technicians: ["ADA-1"] }),
      fulfil: () => ({ ...shared, worked: { start, end } }),
      complete: () => ({ seen: visit }),
      cancel: async () => {
        const { serviceOrderId = id } = await readJob(manager, id);
        return { reason: "V1", order: serviceOrderId.slice(-4), seen: visit };
      },
    };
    const body = await bodies[action]();
    if (race !== null) await simulator.race(id, race);
    const { errors } = (await act(manager, action, id, body)).problem();
    told.push([action, race, errors?.[0]?.parameter, errors?.[0]?.code]);
    expect((await simulator.writesTo(id)).map(({ executed }) => executed)).toEqual([false]);
  }
  expect(told).toEqual(REFUSED);
});

test("what Amazon warns of is a success that says so", async ({ api, ownSimulator }) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const id = await booked(simulator, 30 * DAY_MS);
  const technicians = [await colleague(simulator)];
  const seen = await seenNow(manager, id);
  await simulator.spoil(id, "overbook");
  const assign = { appointment: seen.appointmentId, technicians, seen };
  expect(done(await act(manager, "assign", id, assign)).warnings).toEqual([
    { code: "RESOURCES_OVERBOOKED", technicians: [] },
  ]);
  const now = await seenNow(manager, id);
  await simulator.spoil(id, "unassign");
  const start = await slotOf(manager, id, 9);
  const move = { appointment: now.appointmentId, start, reason: "R1", seen: now };
  const moved = done(await act(manager, "reschedule", id, move));
  expect(moved.warnings).toEqual([{ code: "RESOURCES_UNASSIGNED", technicians }]);
  expect(seenOf(moved.job ?? {}).technicians).toEqual([]);
});

test("whoever leaves neither ends nor repeats it", async ({ api, app, ownSimulator }) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const id = await waiting(simulator);
  const start = await slotOf(manager, id, 5);
  const body = { start, seen: await seenNow(manager, id) };
  const key = randomUUID();
  await simulator.setFaults({ latency: { meanMs: 400, jitterMs: 0 } });
  const leaving = new AbortController();
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const left = fetch(`${app.baseUrl}/api/jobs/${id}/schedule`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key, cookie },
    body: JSON.stringify(body),
    signal: leaving.signal,
  }).catch(() => "left");
  await pause(600);
  leaving.abort();
  expect(await left).toBe("left");
  await expect
    .poll(async () => (await manager.get(`/api/actions/${key}`)).status, { timeout: 10_000 })
    .toBe(200);
  expect(done(await manager.get(`/api/actions/${key}`)).action.state).toBe("done");
  expect(await simulator.writesTo(id)).toHaveLength(1);
});
