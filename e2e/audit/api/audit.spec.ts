import { randomUUID } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { act, readJob, seenNow, waiting } from "@/e2e/support/api/actions";
import { readAudit } from "@/e2e/support/api/audit";
import { type Api, openApi } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { freshDataDir, startApp } from "@/e2e/support/app/server";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { API_ROUTES } from "@/lib/access/api-routes";
import { leastRole, may, type Permission } from "@/lib/access/permissions";

const test = testIn("shared");
/** Where nobody is refused so often that refusals are counted. */
const testAlone = testIn("fast");

test("what a role may not do is on record, and what a stranger may not is not", async ({ api }) => {
  const job = randomUUID();
  const admin = await api("admin");
  const before = (await readAudit(admin, "size=1")).records[0]?.id ?? 0;
  expect(
    (await (await api("viewer")).send("POST", `/api/jobs/${job}/reveal`, { data: {} })).status,
  ).toBe(403);
  expect((await (await api(null)).get("/api/audit")).status).toBe(401);
  const { records } = await readAudit(admin, `after=${before}&action=refused&job=${job}`);
  expect(records).toMatchObject([
    {
      action: "refused",
      role: "viewer",
      jobId: job,
      reason: null,
      details: { route: "jobs.reveal", needs: "manager" },
    },
  ]);
});

testAlone(
  "each refusal of a write is on record, by its route and what it needs",
  async ({ api, ownSimulator }) => {
    const [viewer, manager, admin] = [
      await api("viewer"),
      await api("manager"),
      await api("admin"),
    ];
    const isWrite = (route: string, guard: string): guard is Permission =>
      !route.startsWith("GET ") && guard !== "public" && guard !== "token";
    const refused: Record<string, string>[] = [];
    for (const [who, role] of [
      [viewer, "viewer"],
      [manager, "manager"],
    ] as const) {
      for (const [route, { name, guard }] of Object.entries(API_ROUTES)) {
        if (!isWrite(route, guard) || may(role, guard)) continue;
        const [method = "", pattern = ""] = route.split(" ");
        const job = randomUUID();
        const reply = await who.send(method, pattern.replace("[id]", job), { data: {} });
        expect([route, reply.status]).toEqual([route, 403]);
        const about = pattern.includes("[id]") ? job : null;
        refused.push({ role, route: name, needs: leastRole(guard), job: String(about) });
      }
    }
    expect(refused.length).toBeGreaterThan(20);

    // Whoever may cancel may not do it at the company's cost.
    const id = await waiting(controlOf(ownSimulator));
    const { serviceOrderId = "" } = await readJob(manager, id);
    const body = {
      reason: "V4",
      order: serviceOrderId.slice(-4),
      seen: await seenNow(manager, id),
    };
    const own = await act(manager, "cancel", id, body);
    expect(own.problem()).toMatchObject({ code: "forbidden", reason: "ownCost" });
    refused.push({ role: "manager", route: "jobs.cancel", needs: "admin", job: id });
    expect(await controlOf(ownSimulator).writesTo(id)).toEqual([]);

    const onRecord = async () =>
      (await readAudit(admin, "action=refused&size=100")).records.map(
        ({ role, jobId, details }) => ({
          ...{ role, route: details.route, needs: details.needs, job: String(jobId) },
        }),
      );
    await expect.poll(onRecord).toEqual(expect.arrayContaining(refused));
  },
);

test("a lookup is on record with counts and without ids", async ({ api }) => {
  const admin = await api("admin");
  const before = (await readAudit(admin, "size=1")).records[0]?.id ?? 0;
  const [job] = (await admin.get("/api/jobs?size=1").then((reply) => reply.page())).jobs;
  const ids = [job?.serviceOrderId, "999-0000000-0000000", "%"];
  const reply = await admin.send("POST", "/api/jobs/lookup", { data: { ids } });
  expect(reply.status).toBe(200);
  const { records } = await readAudit(admin, `after=${before}&action=lookup&user=admin`);
  expect(records.at(-1)?.details).toMatchObject({
    asked: 3,
    found: 1,
    missing: 1,
    malformed: 1,
    order: 1,
  });
  expect(JSON.stringify(records)).not.toContain(String(job?.serviceOrderId));
});

test("an export is on record before it begins and when it ends", async ({ api }) => {
  const admin = await api("admin");
  const before = (await readAudit(admin, "size=1")).records[0]?.id ?? 0;
  const manager = await api("manager");
  const file = await manager.get("/api/jobs/export?format=json&status=HOLD&created=7d");
  const rows = file.text.trimEnd().split("\n").length - 2;
  const { records } = await readAudit(admin, `after=${before}&action=export&user=manager`);
  const [ended, begun] = records.filter(({ details }) => String(details.format) === "json");
  expect(begun?.details).toMatchObject({ stage: "begun", after: 0 });
  expect(begun?.details.search).toMatch(/^status=HOLD&created=7d&asOf=/);
  expect(ended?.details).toMatchObject({ stage: "ended", end: "complete", rows });
  expect(ended?.details.export).toBe(begun?.details.export);
});

test("pages follow one another by cursors, whatever comes meanwhile", async ({ api }) => {
  const admin = await api("admin");
  const viewer = await api("viewer");
  const refusals = async (count: number) => {
    for (let index = 0; index < count; index += 1) {
      await viewer.send("POST", `/api/jobs/${randomUUID()}/reveal`, { data: {} });
    }
  };
  await refusals(5);
  const query = "action=refused&size=2";
  const first = await readAudit(admin, query);
  await refusals(1);
  const second = await readAudit(admin, `${query}&before=${first.older}`);
  expect(second.records[0]?.id).toBeLessThan(first.records[1]?.id ?? 0);
  const back = await readAudit(admin, `${query}&after=${second.newer}`);
  expect(back.records).toEqual(first.records);
  expect(back.newer).not.toBeNull();
});

test("what cannot be read is refused and named", async ({ api }) => {
  const admin = await api("admin");
  const reply = await admin.get("/api/audit?action=steal&at=someday&size=101&before=x");
  expect(reply.status).toBe(422);
  expect(reply.problem().errors?.map(({ parameter }) => parameter)).toEqual([
    "action",
    "at",
    "size",
    "before",
  ]);
});

test("ranges and zones mean what they mean for jobs", async ({ api }) => {
  const admin = await api("admin");
  await (await api("viewer")).get("/api/audit");
  const count = async (at: string) =>
    (await readAudit(admin, `action=refused&${at}`)).records.length;
  expect(await count("at=24h")).toBeGreaterThan(0);
  expect(await count("at=..2020-01-01")).toBe(0);
  expect(await count("at=tomorrow&tz=America/Chicago")).toBe(0);
});

test("records, changed settings, and the folder's lock across a restart @deep", async () => {
  const folder = freshDataDir();
  const lock = join(folder, "lock");
  const env = { DATA_DIR: folder };
  const app = await startApp(env);
  const admin = await openApi(app.baseUrl, "admin");
  await (await openApi(app.baseUrl, "viewer")).get("/api/audit");
  const kept = async (by: Api) => (await readAudit(by, "action=refused,settings")).records;
  await expect.poll(async () => (await kept(admin)).length).toBe(2);
  const records = await kept(admin);
  expect(new Set(records.map(({ action }) => action))).toEqual(new Set(["refused", "settings"]));
  expect(existsSync(lock)).toBe(true);
  await app.stop();
  expect(existsSync(lock), "the store is closed before the process goes").toBe(false);

  const again = await startApp({ ...env, AUTH_ADMIN_EMAILS: "mara@example.com" });
  const later = await openApi(again.baseUrl, "admin");
  expect(await kept(later)).toEqual(expect.arrayContaining(records));
  const settings = async () => (await readAudit(later, "action=settings")).records;
  await expect
    .poll(settings)
    .toMatchObject([{ details: { admins: 1 } }, { details: { admins: 0 } }]);
  // It may answer before it has seen the heartbeat of the other.
  const second = await startApp(env);
  await expect.poll(second.hasExited, { timeout: 15_000 }).toBe(true);
  expect(second.readLog()).toMatch(/DATA_DIR .* is in use by the process \d+/);
  await again.stop();
  rmSync(folder, { recursive: true });
});
