import { rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { closeDatabase, database } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import { movesOn, READY } from "@/lib/server/jobs/testing/held-index";
import { indexedRig } from "@/lib/server/jobs/testing/indexed-rig";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { attention, attentionFrom, attentionQueue, queueFrom } from "./attention";
import { markSeen } from "./mark-seen";

const MARA = { id: "mara", role: "manager" } as const;
const JON = { id: "jon", role: "viewer" } as const;
const EVERYTHING = { store: [] as string[], marketplace: null };
const FIRST = { ...EVERYTHING, show: "open", page: 1 } as const;
const UNAVAILABLE = { problem: { code: "index_unavailable" } };

let rig: Awaited<ReturnType<typeof indexedRig>>;
let all: WireJob[] = [];
let folder = "";

beforeAll(async () => {
  rig = await indexedRig();
  folder = await freshDataDir();
  vi.stubEnv("DATA_DIR", folder);
  all = await rig.everyJob();
  await database();
}, 90_000);
afterAll(async () => {
  await closeDatabase();
  await rig.simulator.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => rig.calm());

const countOf = async (name: string, user: string = MARA.id) =>
  (await attention(EVERYTHING, { id: user })).queues.find((queue) => queue.name === name);

const change = (seen: boolean, jobs: { id: string; hash: string }[]) =>
  new Request("http://here.invalid", { method: "PUT", body: JSON.stringify({ seen, jobs }) });

it("says of the index what was so before it was asked, and claims nothing newer", async () => {
  const seen = movesOn((await rig.withIndex(all)).index);
  expect((await attention(EVERYTHING, MARA)).index.sequence).toBe(0);
  expect((await attentionQueue("late", FIRST, { user: MARA })).index?.sequence).toBe(1);
  expect(seen()).toBe(2);
});

it("counts without a call, and reads the rows of a queue with one, cut to the role", async () => {
  await rig.withIndex(all);
  const late = await countOf("late");
  expect(late?.count).toBeGreaterThan(0);
  expect(rig.calls()).toEqual([0, 0]);
  const page = await attentionQueue("late", FIRST, { user: MARA });
  expect(page).toMatchObject({ total: late?.count, complete: true, rows: { source: "live" } });
  expect(page.jobs.every(({ flags }) => flags.includes("late"))).toBe(true);
  expect(page.jobs.some(({ buyer }) => (buyer?.name ?? "").length > 5)).toBe(true);
  const [first] = page.jobs;
  expect(page.places[first?.serviceJobId ?? ""]?.at).toBe(late?.oldest);
  expect(rig.calls()).toEqual([1, 0]);

  const viewed = await attentionQueue("late", FIRST, { user: JON });
  expect(viewed.jobs.every(({ buyer }) => (buyer?.name ?? "").length <= 5)).toBe(true);
  await expect(
    attentionQueue("late", { ...FIRST, page: 99 }, { user: MARA }),
  ).rejects.toMatchObject({ problem: { code: "bad_search" } });
});

it("answers with what the index knows while Amazon does not", async () => {
  await rig.withIndex(all);
  rig.simulator.setFaults({ errorRate: 1 });
  const page = await attentionQueue("late", FIRST, { user: MARA });
  expect(page.rows?.source).toBe("index");
  expect(page.jobs.length).toBeGreaterThan(0);
  expect(page.jobs.every(({ buyer }) => buyer === undefined)).toBe(true);
});

it("folds away for one person what was seen, until it changes", async () => {
  await rig.withIndex(all);
  const before = await countOf("late");
  const page = await attentionQueue("late", FIRST, { user: MARA });
  const id = page.jobs[0]?.serviceJobId ?? "";
  const job = { id, hash: page.places[id]?.hash ?? "" };
  await markSeen("late", change(true, [job]), MARA);
  expect(await countOf("late")).toMatchObject({ count: (before?.count ?? 0) - 1, seen: 1 });
  expect(await countOf("late", "jon")).toEqual(before);
  const seen = await attentionQueue("late", { ...FIRST, show: "seen" }, { user: MARA });
  expect(seen.jobs.map(({ serviceJobId }) => serviceJobId)).toEqual([id]);

  const moved = all.map((one) =>
    one.serviceJobId === id ? { ...one, storeId: "ANOTHER-STORE" } : one,
  );
  await rig.withIndex(moved);
  expect(await countOf("late")).toMatchObject({ count: before?.count, seen: 0 });

  await rig.withIndex(all);
  await markSeen("late", change(false, [job]), MARA);
  expect(await countOf("late")).toEqual(before);
});

it("never calls a queue empty that is not known to be", async () => {
  const [hold] = all.filter(({ serviceJobStatus }) => serviceJobStatus === "HOLD");
  await rig.withIndex(hold ? [hold] : [], { ...READY, state: "filling" });
  expect(await attention(EVERYTHING, MARA)).toMatchObject({
    complete: false,
    index: { state: "filling" },
  });
  expect(await countOf("onHold")).toMatchObject({ count: 1 });
  expect(await countOf("late")).toMatchObject({ count: null, oldest: null });
  await expect(attentionQueue("late", FIRST, { user: MARA })).rejects.toMatchObject(UNAVAILABLE);
  rig.withoutIndex();
  await expect(attention(EVERYTHING, MARA)).rejects.toMatchObject(UNAVAILABLE);
  await expect(attentionQueue("late", FIRST, { user: MARA })).rejects.toMatchObject(UNAVAILABLE);
});

it.each([
  ["a body that is none", "x"],
  ["a hash of its own", JSON.stringify({ seen: true, jobs: [{ id: "1", hash: "short" }] })],
  ["a job without an id", JSON.stringify({ seen: true, jobs: [{ hash: "a".repeat(22) }] })],
  ["more than it knows", JSON.stringify({ seen: true, jobs: [], note: "Mara" })],
])("refuses %s", async (_, body) => {
  const request = new Request("http://here.invalid", { method: "PUT", body });
  await expect(markSeen("late", request, MARA)).rejects.toMatchObject({
    problem: { code: "bad_search" },
  });
});

it("names what it cannot read", () => {
  const read = (query: string) => () =>
    attentionFrom(new URLSearchParams(query), ["store", "page"]);
  expect(read("store=A,B&page=2")()).toMatchObject({ store: ["A", "B"], page: 2 });
  expect(read("page=x")).toThrow("Not understood: page");
  expect(read("stores=A")).toThrow("Not understood: stores");
  expect(read("show=seen")).toThrow("Not understood: show");
  expect(() => queueFrom("lat")).toThrow("There is no such queue.");
});
