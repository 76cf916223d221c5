import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { act, booked, readJob, seenNow, slotsOf, waiting } from "@/e2e/support/api/actions";
import { readAudit } from "@/e2e/support/api/audit";
import type { Api, Reply } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import type {
  BlocksAnswer,
  BlockTime,
  FixedCapacityAnswer,
  ResourceAnswer,
  StoreScheduleAnswer,
  StoreSlots,
  TechniciansAnswer,
} from "@/lib/actions/capacity";
import { WEEKDAYS } from "@/lib/actions/wall-time";
import type { JobFacets } from "@/lib/jobs/job-index";
import { addDays } from "@/lib/time/calendar";

const test = testIn("indexed");

/** Visits are booked at others: what it has to give is nobody else's. */
const STORE = "SEA-BELLEVUE-02";
/** Where visits are booked, and what it has to give is changed at the end. */
const ELSEWHERE = "DEN-AURORA-01";
/** What it has to give is as it always was. */
const UNTOUCHED = "PDX-BEAVERTON-01";
const DAY_MS = 86_400_000;
const LATER = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
const RESOURCE = `/api/resources/${STORE}`;

async function read<T>(api: Api, path: string): Promise<T> {
  const { status, text } = await api.get(path, { "cache-control": "no-cache" });
  expect(status, text).toBe(200);
  return JSON.parse(text);
}

function write(api: Api, method: string, path: string, data?: object, key: string = randomUUID()) {
  const headers = { "idempotency-key": key };
  return api.send(method, path, { headers, ...(data && { data }) });
}

const schedule = (api: Api) => read<StoreScheduleAnswer>(api, `${RESOURCE}/schedule`);
const blocks = async (api: Api) => (await read<BlocksAnswer>(api, `${RESOURCE}/blocks`)).blocks;

const noonOf = (day: string): BlockTime => ({ day, from: 720, to: 780, repeats: null });

async function blockedAtNoon(api: Api, day: string): Promise<number> {
  const path = `${RESOURCE}/capacity?from=${day}&to=${day}&slot=60`;
  const { slots } = await read<FixedCapacityAnswer>(api, path);
  return slots[12]?.blocked ?? -1;
}

test("time is blocked, moved and unblocked, each by one write and on record", async ({
  api,
  ownSimulator,
}) => {
  const [admin, manager] = [await api("admin"), await api("manager")];
  const simulator = controlOf(ownSimulator);
  const { today } = await schedule(admin);
  const day = addDays(today, 4);
  const before = await blockedAtNoon(admin, day);
  const key = randomUUID();
  const body = { type: "BREAK", time: noonOf(day) };
  const first = await write(admin, "POST", `${RESOURCE}/blocks`, body, key);
  expect(first.status, first.text).toBe(200);
  const { block, action }: ResourceAnswer = JSON.parse(first.text);
  expect(action).toMatchObject({ key, action: "block", state: "done", resource: STORE });
  expect(await blockedAtNoon(admin, day)).toBe(before + 1);
  const again = await write(admin, "POST", `${RESOURCE}/blocks`, body, key);
  expect(JSON.parse(again.text)).toMatchObject({ block: { id: block?.id } });
  const reused = await write(admin, "POST", `${RESOURCE}/blocks`, { ...body, type: "TRAVEL" }, key);
  expect(reused.problem().code).toBe("key_reused");
  expect(await blocks(manager)).toMatchObject([
    { id: block?.id, state: "standing", type: "BREAK" },
  ]);

  const later = { ...body, time: { ...body.time, from: 780, to: 840 } };
  const moved = await write(admin, "PUT", `/api/blocks/${block?.id}`, later);
  expect(JSON.parse(moved.text)).toMatchObject({ block: { id: block?.id, time: later.time } });
  const unblock = randomUUID();
  const gone = await write(admin, "DELETE", `/api/blocks/${block?.id}`, undefined, unblock);
  expect(JSON.parse(gone.text)).toMatchObject({ block: null, wasGone: false });
  const told = await write(admin, "DELETE", `/api/blocks/${block?.id}`, undefined, unblock);
  expect(told.status, told.text).toBe(200);
  expect(await blocks(manager)).toEqual([]);
  expect(await blockedAtNoon(admin, day)).toBe(before);
  for (const operation of ["createReservation", "updateReservation", "cancelReservation"]) {
    expect(await simulator.writesOf(operation)).toHaveLength(1);
  }
  await expect
    .poll(async () => {
      const query = "action=time_blocked,block_moved,time_unblocked";
      return (await readAudit(admin, query)).records.map(({ action: of, details }) => [
        of,
        details.outcome,
      ]);
    })
    .toEqual([
      ["time_unblocked", "done"],
      ["time_unblocked", "sent"],
      ["block_moved", "done"],
      ["block_moved", "sent"],
      ["time_blocked", "done"],
      ["time_blocked", "sent"],
    ]);
});

test("a block whose answer was lost is kept as lost, and never made twice", async ({
  api,
  ownSimulator,
}) => {
  const admin = await api("admin");
  const simulator = controlOf(ownSimulator);
  const { today } = await schedule(admin);
  await simulator.spoilNext("createReservation", "lost");
  const body = { type: "TRAINING", time: noonOf(addDays(today, 5)) };
  const reply = await write(admin, "POST", `${RESOURCE}/blocks`, body);
  expect(JSON.parse(reply.text)).toMatchObject({ block: { state: "lost" } });
  expect(await simulator.writesOf("createReservation")).toHaveLength(1);
  const { block }: ResourceAnswer = JSON.parse(reply.text);
  const move = await write(admin, "PUT", `/api/blocks/${block?.id}`, body);
  expect(move.problem().code).toBe("conflict");
  const forgotten = await write(admin, "DELETE", `/api/blocks/${block?.id}`);
  expect(JSON.parse(forgotten.text)).toMatchObject({ wasGone: true });
  expect(await simulator.writesOf("cancelReservation")).toEqual([]);
});

test("a schedule is replaced whole, over the one that was seen, and can be had back", async ({
  api,
  ownSimulator,
}) => {
  const admin = await api("admin");
  await whenIndexed(admin);
  const visit = await booked(controlOf(ownSimulator), 3 * DAY_MS, STORE);
  await readJob(admin, visit);
  await expect
    .poll(async () => (await schedule(admin)).visits?.map(({ serviceJobId }) => serviceJobId))
    .toContain(visit);
  const seen = await schedule(admin);
  const ranges = [{ day: "MONDAY", from: 480, to: 720, capacity: 2 }];
  const plan = { ranges, until: addDays(seen.today, 40) };
  const put = (body: object) => write(admin, "PUT", `${RESOURCE}/schedule`, body);
  const nameless = await put({ plan, name: "Tukwila", seen: seen.seen });
  expect(nameless.problem()).toMatchObject({
    code: "bad_action",
    errors: [{ parameter: "name", code: "nameDiffers" }],
  });
  const empty = await put({ plan: { ...plan, ranges: [] }, name: STORE, seen: seen.seen });
  expect(empty.problem().errors).toMatchObject([{ code: "empty" }]);
  const done = await put({ plan, name: STORE, seen: seen.seen });
  expect(done.status, done.text).toBe(200);
  expect(JSON.parse(done.text)).toMatchObject({
    warnings: expect.arrayContaining([{ code: "ScheduleOverride", technicians: [] }]),
  });
  const stale = await put({ plan, name: STORE, seen: seen.seen });
  expect(stale.problem().code).toBe("conflict");
  const now = await schedule(admin);
  expect(now.given.every(({ capacity }) => capacity === 2)).toBe(true);
  expect(now.last).toMatchObject({ plan, previous: { ranges: expect.any(Array) } });
  expect(await controlOf(ownSimulator).writesOf("updateSchedule")).toHaveLength(1);
});

test("free times are asked for anew after each write here, and not before", async ({
  api,
  ownSimulator,
}) => {
  const [admin, simulator] = [await api("admin"), controlOf(ownSimulator)];
  await whenIndexed(admin);
  const [mine, theirs] = [await waiting(simulator, ELSEWHERE), await waiting(simulator, ELSEWHERE)];
  const { scopeOfWork } = await readJob(admin, mine);
  const soon = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
  const range = `from=${soon}T00:00:00Z&to=${addDays(soon, 6)}T00:00:00Z`;
  const store = `/api/stores/${ELSEWHERE}/slots?asin=${scopeOfWork?.asin}&from=${soon}&to=${LATER}`;
  const paths = [`/api/jobs/${mine}/slots?${range}`, store];
  const left: Record<string, number>[] = [];
  /** How often Amazon was asked for them: what is remembered costs no call. */
  async function asked(): Promise<number> {
    for (const path of paths) {
      const { status, text } = await admin.get(path);
      expect(status, text).toBe(200);
      const { slots: found }: { slots: { start: string; left: number }[] } = JSON.parse(text);
      left.push(Object.fromEntries(found.map((slot) => [slot.start, slot.left])));
    }
    const { recent } = await simulator.stats();
    return recent.filter(({ operation }) => /Slots/u.test(operation)).length;
  }
  const first = await asked();
  expect(await asked()).toBe(first);
  // Their service may take longer than that of the job whose free times are looked at.
  const fits = await slotsOf(admin, theirs);
  const free = fits.filter((at) => (left[0]?.[at] ?? 0) > 0);
  const [start = "", next = ""] = [free[0], free.at(-1)];
  const blocked = { type: "BREAK", time: noonOf(LATER) };
  const place = `/api/resources/${ELSEWHERE}`;
  let block = "";
  const seen = () => seenNow(admin, theirs);
  const writes: Record<string, () => Promise<Reply>> = {
    schedule: async () => act(admin, "schedule", theirs, { start, seen: await seen() }),
    reschedule: async () => {
      const { appointmentId: appointment } = await seen();
      const body = { appointment, start: next, reason: "R1", seen: await seen() };
      return act(admin, "reschedule", theirs, body);
    },
    assign: async () => {
      const { appointmentId: appointment } = await seen();
      const technicians = [(await simulator.crewOf(ELSEWHERE))[0]?.technicianId];
      return act(admin, "assign", theirs, { appointment, technicians, seen: await seen() });
    },
    block: () => write(admin, "POST", `${place}/blocks`, blocked),
    move: () => {
      const time = { ...blocked.time, from: 840, to: 900 };
      return write(admin, "PUT", `/api/blocks/${block}`, { ...blocked, time });
    },
    unblock: () => write(admin, "DELETE", `/api/blocks/${block}`),
    replace: async () => {
      const { today, seen: signature } = await read<StoreScheduleAnswer>(
        admin,
        `${place}/schedule`,
      );
      const ranges = WEEKDAYS.map((day) => ({ day, from: 480, to: 1080, capacity: 3 }));
      const body = {
        plan: { ranges, until: addDays(today, 90) },
        name: ELSEWHERE,
        seen: signature,
      };
      return write(admin, "PUT", `${place}/schedule`, body);
    },
  };
  for (const [name, perform] of Object.entries(writes)) {
    const before = await asked();
    const { status, text } = await perform();
    expect([name, status], text).toEqual([name, 200]);
    if (name === "block") block = JSON.parse(text).block.id;
    expect([name, await asked()]).toEqual([name, before + paths.length]);
    // Of the job, before and after.
    const [had, has] = [left.at(-4), left.at(-2)];
    if (name === "schedule") expect(has?.[start]).toBe((had?.[start] ?? 0) - 1);
    if (name === "reschedule") expect(has?.[start]).toBe((had?.[start] ?? 0) + 1);
  }
});

test("slots, capacity and names are answered, and only to whom they may be", async ({ api }) => {
  const [viewer, manager, admin] = [await api("viewer"), await api("manager"), await api("admin")];
  await whenIndexed(manager);
  const { facets } = await read<JobFacets>(
    manager,
    `/api/jobs/facets?store=${UNTOUCHED}&created=any`,
  );
  const [asin] = facets.asin.map(({ value }) => value);
  const { slots, zone } = await read<StoreSlots>(
    manager,
    `/api/stores/${UNTOUCHED}/slots?asin=${asin}&to=${LATER}`,
  );
  expect(zone).toBe("America/Los_Angeles");
  expect(slots.length).toBeGreaterThan(0);
  for (const path of [`${RESOURCE}/capacity`, `${RESOURCE}/schedule`, `${RESOURCE}/blocks`]) {
    expect((await viewer.get(path)).status).toBe(403);
  }
  const body = { type: "BREAK", time: noonOf(LATER) };
  expect((await write(manager, "POST", `${RESOURCE}/blocks`, body)).status).toBe(403);
  expect((await manager.get(`${RESOURCE}/capacity?slot=7`)).problem().errors).toMatchObject([
    { parameter: "slot", code: "slotUnreadable" },
  ]);

  const [someone] = (await read<TechniciansAnswer>(viewer, "/api/technicians")).technicians;
  expect(someone).toMatchObject({ name: null, amazon: expect.any(String) });
  const names = { technicians: [{ id: someone?.id, name: "Ada K." }] };
  const named = await admin.send("PUT", "/api/technicians", { data: names });
  expect(named.status, named.text).toBe(200);
  const { technicians } = await read<TechniciansAnswer>(viewer, "/api/technicians");
  expect(technicians.find(({ id }) => id === someone?.id)?.name).toBe("Ada K.");
  expect((await manager.send("PUT", "/api/technicians", { data: names })).status).toBe(403);
});
