import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { act, booked, colleague, done, seenNow } from "@/e2e/support/api/actions";
import { readAudit } from "@/e2e/support/api/audit";
import type { Api } from "@/e2e/support/api/client";
import { actionAnswer, receipts } from "@/e2e/support/api/contract";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import type { BulkItem, BulkLine } from "@/lib/actions/bulk-assign";

/** Amazon answers at once, and takes one assignment a second. */
const test = testIn("indexed");

const DAY_MS = 86_400_000;

type Control = ReturnType<typeof controlOf>;

/** Visits of jobs of their own, and somebody who can go to all of them. */
async function visits(manager: Api, simulator: Control, count: number): Promise<BulkItem[]> {
  await whenIndexed(manager);
  const technician = await colleague(simulator);
  const items: BulkItem[] = [];
  for (let index = 0; index < count; index += 1) {
    const job = await booked(simulator, (index + 1) * DAY_MS);
    const seen = await seenNow(manager, job);
    const appointment = seen.appointmentId ?? "";
    items.push({ job, key: randomUUID(), appointment, technicians: [technician], seen });
  }
  return items;
}

/** The lines of an answer, each as it comes. */
async function* linesOf(baseUrl: string, items: readonly BulkItem[], signal?: AbortSignal) {
  const cookie = cookieHeader(await signInDemo(baseUrl, "manager"));
  const answer = await fetch(`${baseUrl}/api/jobs/assign`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ items }),
    signal,
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson");
  let rest = "";
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield JSON.parse(part) as BulkLine;
  }
}

test("many are assigned one a second, each on record, and a click meanwhile is next", async ({
  api,
  app,
  ownSimulator,
}) => {
  const [manager, admin] = [await api("manager"), await api("admin")];
  const simulator = controlOf(ownSimulator);
  const [single, ...items] = await visits(manager, simulator, 6);
  if (single === undefined) throw new Error("There is no visit.");
  // Of one of them the screen knows no more.
  const stale = items[1]?.job ?? "";
  await simulator.change(stale, { technicians: [{ technicianId: "BEN", name: "Ben" }] });
  const { job, key, ...body } = single;
  const startedAt = performance.now();
  const told: BulkLine[] = [];
  let click: ReturnType<typeof act> | null = null;
  for await (const line of linesOf(app.baseUrl, items)) {
    told.push(line);
    if (line.type === "begun" && line.done === 2) click = act(manager, "assign", job, body, key);
  }
  const took = performance.now() - startedAt;
  if (click === null) throw new Error("Nobody clicked.");
  done(await click);
  expect(told.map(({ type }) => type)).toEqual([
    ...["begun", "done", "begun", "failed", "begun", "done", "begun", "done", "begun", "done"],
    "over",
  ]);
  expect(told.at(-1)).toEqual({ type: "over", stopped: null });
  expect(told.find(({ type }) => type === "failed")).toMatchObject({
    problem: { code: "conflict", current: { serviceJobId: stale } },
  });
  for (const line of told) {
    if (line.type !== "done") continue;
    expect(actionAnswer.parse(line.answer).action).toMatchObject({ state: "done", key: line.key });
  }
  // Five assignments at one a second, the first at once.
  expect(took).toBeGreaterThan(3_000);
  const order = (await simulator.writes()).map(({ ids }) => ids.serviceJobId);
  expect(order).toHaveLength(5);
  expect(order.indexOf(job)).toBeLessThan(3);
  expect((await simulator.stats()).throttled).toBe(0);

  const first = items[0]?.job ?? "";
  const list = receipts.parse(JSON.parse((await manager.get(`/api/jobs/${first}/actions`)).text));
  expect(list.actions).toMatchObject([{ key: items[0]?.key, action: "assign", state: "done" }]);
  const { records } = await readAudit(admin, `job=${first}`);
  expect(records.map(({ action, details }) => [action, details.outcome])).toEqual([
    ["technicians_assigned", "done"],
    ["technicians_assigned", "sent"],
  ]);
});

test("whoever stops has nothing more sent than what is on its way", async ({
  api,
  app,
  ownSimulator,
}) => {
  const [manager, simulator] = [await api("manager"), controlOf(ownSimulator)];
  const items = await visits(manager, simulator, 4);
  const leaving = new AbortController();
  const begun: string[] = [];
  const reading = (async () => {
    for await (const line of linesOf(app.baseUrl, items, leaving.signal)) {
      if (line.type === "begun") begun.push(line.key);
      if (line.type === "begun" && line.done === 1) leaving.abort();
    }
  })();
  await expect(reading).rejects.toThrow(/abort/iu);
  // Longer than the others would take.
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect((await simulator.writes()).length).toBeLessThanOrEqual(2);
  expect(begun).toHaveLength(2);
  for (const { key } of items.slice(2)) {
    expect((await manager.get(`/api/actions/${key}`)).status).toBe(404);
  }
  // Of what was sent the end is told to whoever asks for it; what waited for its turn was not sent, and is
  // not known where its turn had not come.
  for (const { key, job } of items.slice(0, 2)) {
    const sent = (await simulator.writesTo(job)).length;
    const told = await manager.get(`/api/actions/${key}`);
    const state = told.status === 404 ? "not_done" : done(told).action.state;
    expect([state, sent]).toEqual(sent === 1 ? ["done", 1] : ["not_done", 0]);
  }
});

test("more than fifty, one job twice, and whoever may not are refused before anything", async ({
  api,
  ownSimulator,
}) => {
  const [manager, viewer] = [await api("manager"), await api("viewer")];
  const seen = { status: "NOT_SERVICED", appointmentId: "V", start: null, technicians: [] };
  const itemsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ job: `1000000000000${index}`, key: randomUUID() },
      ...{ appointment: "V", technicians: ["A1"], seen },
    }));
  const send = (asked: Api, items: unknown) =>
    asked.send("POST", "/api/jobs/assign", { data: { items } });
  expect((await send(manager, itemsOf(51))).problem()).toMatchObject({
    code: "bad_action",
    errors: [{ parameter: "items", code: "tooMany", limit: 50 }],
  });
  const [one] = itemsOf(1);
  for (const items of [[], [one, { ...one, key: randomUUID() }], [{ ...one, key: "x" }]]) {
    expect((await send(manager, items)).problem()).toMatchObject({
      code: "bad_action",
      errors: [{ parameter: "items", code: "unreadable" }],
    });
  }
  expect((await send(viewer, itemsOf(1))).status).toBe(403);
  expect(await controlOf(ownSimulator).writes()).toEqual([]);
});
