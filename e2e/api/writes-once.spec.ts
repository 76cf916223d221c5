import { randomUUID } from "node:crypto";
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
import type { Api, Reply } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import type { ResourceAnswer, StoreScheduleAnswer } from "@/lib/actions/capacity";
import { JOB_ACTIONS, type JobAction } from "@/lib/actions/job-action";
import { addDays } from "@/lib/time/calendar";

// What takes seconds here takes them together.

const test = testIn("fast");

const HELD_MS = 3_000;
const DAY_MS = 86_400_000;
/** One for each write to a store's time: of one store there is one at a time. */
const STORES = ["SEA-BELLEVUE-02", "PDX-BEAVERTON-01", "LAX-TORRANCE-01", "PHX-MESA-01"] as const;

type Control = ReturnType<typeof controlOf>;
type Wish = { action: JobAction; id: string; body: object };

/** A job of its own on which something can be done, and what. `nth` keeps those of one store apart. */
async function wishFor(
  api: Api,
  simulator: Control,
  action: JobAction,
  nth: number,
): Promise<Wish> {
  if (action === "schedule") {
    const id = await waiting(simulator);
    const start = await slotOf(api, id, 3 + nth);
    return { action, id, body: { start, seen: await seenNow(api, id) } };
  }
  if (action === "cancel") {
    const id = await waiting(simulator);
    const order = ((await readJob(api, id)).serviceOrderId ?? id).slice(-4);
    return { action, id, body: { reason: "V1", order, seen: await seenNow(api, id) } };
  }
  const isOver = action === "fulfil" || action === "complete";
  const id = await booked(simulator, isOver ? -nth * DAY_MS : (20 + nth) * DAY_MS);
  const visit = await seenNow(api, id);
  const appointment = visit.appointmentId;
  const seen = visit;
  if (action === "assign") {
    const technicians = [await colleague(simulator)];
    return { action, id, body: { appointment, technicians, seen } };
  }
  if (action === "reschedule") {
    const start = await slotOf(api, id, 40 + nth);
    return { action, id, body: { appointment, start, reason: "R1", seen } };
  }
  const start = visit.start ?? "";
  const worked = {
    start: new Date(start).toISOString(),
    end: new Date(Date.parse(start) + 900_000).toISOString(),
  };
  const times: Wish = { action: "fulfil", id, body: { appointment, worked, seen } };
  if (action === "fulfil") return times;
  done(await send(api, times));
  return { action, id, body: { seen: await seenNow(api, id) } };
}

const send = (api: Api, { action, id, body }: Wish, key?: string) =>
  act(api, action, id, body, key);

const fates = async (simulator: Control, { id }: Wish, operation: RegExp) =>
  (await simulator.writesTo(id))
    .filter((write) => operation.test(write.operation))
    .map(({ executed }) => executed);

const OPERATIONS: Readonly<Record<JobAction, RegExp>> = {
  schedule: /^addAppointment/u,
  reschedule: /^rescheduleAppointment/u,
  assign: /^assignAppointment/u,
  fulfil: /^setAppointmentFulfillment/u,
  complete: /^completeServiceJob/u,
  cancel: /^cancelServiceJob/u,
};

/** The writes to a store's time, each at a store of its own. */
async function storeWishes(admin: Api) {
  const headers = () => ({ "idempotency-key": randomUUID() });
  const at = (store: string, rest: string) => `/api/resources/${store}/${rest}`;
  const answer = <T>({ status, text }: Reply): T => {
    expect(status, text).toBe(200);
    return JSON.parse(text);
  };
  const { today, seen } = answer<StoreScheduleAnswer>(await admin.get(at(STORES[0], "schedule")));
  const time = { day: addDays(today, 3), from: 720, to: 780, repeats: null };
  const data = { type: "BREAK", time };
  const made = async (store: string) => {
    const sent = { headers: headers(), data };
    return answer<ResourceAnswer>(await admin.send("POST", at(store, "blocks"), sent)).block?.id;
  };
  const [moved, freed] = [await made(STORES[2]), await made(STORES[3])];
  const ranges = [{ day: "MONDAY", from: 480, to: 720, capacity: 2 }];
  const plan = { plan: { ranges, until: addDays(today, 40) }, name: STORES[0], seen };
  const later = { ...data, time: { ...time, from: 780, to: 840 } };
  return {
    updateSchedule: () =>
      admin.send("PUT", at(STORES[0], "schedule"), { headers: headers(), data: plan }),
    createReservation: () =>
      admin.send("POST", at(STORES[1], "blocks"), { headers: headers(), data }),
    updateReservation: () =>
      admin.send("PUT", `/api/blocks/${moved}`, { headers: headers(), data: later }),
    cancelReservation: () => admin.send("DELETE", `/api/blocks/${freed}`, { headers: headers() }),
  };
}

test("each of the ten writes reaches Amazon once, though its answer is held for three seconds", async ({
  api,
  ownSimulator,
}) => {
  const [manager, admin, simulator] = [
    await api("manager"),
    await api("admin"),
    controlOf(ownSimulator),
  ];
  const wishes: Wish[] = [];
  for (const [nth, action] of JOB_ACTIONS.entries()) {
    wishes.push(await wishFor(manager, simulator, action, nth + 1));
  }
  const ofStores = await storeWishes(admin);
  const names = Object.keys(ofStores) as (keyof typeof ofStores)[];
  const before = new Map<string, number>();
  for (const name of names) before.set(name, (await simulator.writesOf(name)).length);
  await simulator.setFaults({ writes: { lateMs: HELD_MS } });
  for (const { id } of wishes) await simulator.spoil(id, "late");
  for (const name of names) await simulator.spoilNext(name, "late");

  const startedAt = performance.now();
  const replies = await Promise.all([
    ...wishes.map((wish) => send(manager, wish)),
    ...names.map((name) => ofStores[name]()),
  ]);
  expect(performance.now() - startedAt).toBeGreaterThan(HELD_MS);

  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  const counts: Record<string, number> = {};
  for (const wish of wishes) {
    counts[wish.action] = (await fates(simulator, wish, OPERATIONS[wish.action])).length;
  }
  for (const name of names) {
    counts[name] = (await simulator.writesOf(name)).length - (before.get(name) ?? 0);
  }
  expect(counts).toEqual({
    ...{ schedule: 1, reschedule: 1, assign: 1, fulfil: 1, complete: 1, cancel: 1 },
    ...{ updateSchedule: 1, createReservation: 1, updateReservation: 1, cancelReservation: 1 },
  });
});

/** What was done, the code of the problem, or why it is no answer of ours. */
function toldBy(reply: Reply): string {
  if (reply.status === 200) return done(reply).action.state;
  const { code, reason } = reply.problem();
  return reason === undefined ? code : `${code} ${reason}`;
}

/** What Amazon did with each write that came, and what the person is told, by the fault on its way. */
const FATES: readonly [JobAction, fault: string, told: string, executed: boolean[]][] = [
  ["schedule", "lost", "done", [true]],
  ["reschedule", "lost", "done", [true]],
  ["assign", "lost", "done", [true]],
  ["complete", "lost", "done", [true]],
  ["cancel", "lost", "done", [true]],
  ["fulfil", "lost", "outcome_unknown", [true]],
  ["schedule", "dropped", "done", [false, true]],
  ["assign", "dropped", "done", [false, true]],
  ["reschedule", "dropped", "upstream_unavailable notDone", [false]],
  ["complete", "dropped", "upstream_unavailable notDone", [false]],
  ["cancel", "dropped", "upstream_unavailable notDone", [false]],
  ["reschedule", "503-not-done", "upstream_unavailable notDone", [false]],
  ["cancel", "500-done", "done", [true]],
  ["cancel", "throttled", "done", [false, true]],
];

test("what is lost is looked up, what never came is sent again where that is safe, and what nobody knows is kept", async ({
  api,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const wishes: Wish[] = [];
  for (const [nth, [action, fault]] of FATES.entries()) {
    const wish = await wishFor(manager, simulator, action, nth + 1);
    await simulator.spoil(wish.id, fault);
    wishes.push(wish);
  }
  const keys = wishes.map(() => randomUUID());
  const replies = await Promise.all(wishes.map((wish, nth) => send(manager, wish, keys[nth])));
  const came = await Promise.all(
    wishes.map((wish) => fates(simulator, wish, OPERATIONS[wish.action])),
  );
  expect(
    FATES.map(([action, fault], nth) => {
      const reply = replies[nth];
      return [action, fault, reply && toldBy(reply), came[nth]];
    }),
  ).toEqual(FATES);
  const unknown = FATES.findIndex(([, , told]) => told === "outcome_unknown");
  expect(replies[unknown]?.problem().action).toBe(keys[unknown]);
  const asked = await manager.get(`/api/actions/${keys[unknown]}`);
  expect(done(asked).action.state).toBe("unknown");
}, 40_000);
