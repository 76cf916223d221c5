import { expect } from "vitest";
import { readAudit } from "@/e2e/support/api/audit";
import {
  readAllSessions,
  readOwnSessions,
  type SignedIn,
  signInAgain,
} from "@/e2e/support/api/sessions";
import { testIn } from "@/e2e/support/api-test";
import type { Role } from "@/lib/access/permissions";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
const NAMES = { viewer: "demo-viewer", manager: "demo-manager", admin: "demo-admin" };

// All demo viewers are one person, whose sessions are counted and ended here.
const test = testIn("fast").extend(
  "enter",
  ({ app }) =>
    (role: Role, userAgent?: string) =>
      signInAgain(app.baseUrl, role, userAgent),
);

/** Nobody else is signed in when a test begins. */
test.beforeEach(async ({ enter }) => {
  const admin = await enter("admin");
  for (const user of Object.values(NAMES)) {
    expect((await admin.post("/api/sessions/end", { user })).status).toBe(200);
  }
});

const idsOf = async (one: SignedIn) => (await readOwnSessions(one)).map(({ id }) => id);

test("a person sees the own open sessions in words, the one that asks first", async ({
  app,
  enter,
}) => {
  const office = await enter("viewer", FIREFOX);
  const van = await enter("viewer", IPHONE);
  await enter("manager");
  expect(await readOwnSessions(office)).toMatchObject([
    { id: office.id, browser: "Firefox", system: "Windows", current: true },
    { id: van.id, browser: "Safari", system: "iPhone", current: false },
  ]);
  expect(await idsOf(van)).toEqual([van.id, office.id]);
  const { text } = await office.get("/api/sessions");
  for (const secret of ["Mozilla", "127.0.0.1", "next-auth", "eyJ", "demo-viewer"]) {
    expect(text).not.toContain(secret);
  }
  expect(app.readLog()).not.toContain("Mozilla");
});

test("a person ends one of them, at once and for good", async ({ enter }) => {
  const [here, there] = [await enter("viewer"), await enter("viewer")];
  const done = await here.post(`/api/sessions/${there.id}/end`);
  expect(JSON.parse(done.text)).toEqual({ ended: there.id });
  expect(await there.status()).toBe(401);
  expect(await here.status()).toBe(200);
  expect(await idsOf(here)).not.toContain(there.id);
  const again = await here.post(`/api/sessions/${there.id}/end`);
  expect(again.problem()).toMatchObject({ status: 404, code: "not_found" });
  const own = await here.post(`/api/sessions/${here.id}/end`);
  expect(own.status).toBe(200);
  expect(await here.status()).toBe(401);
});

for (const role of ["viewer", "manager", "admin"] as const) {
  test(`as a ${role} nobody sees or ends a session of somebody else as an own one`, async ({
    enter,
  }) => {
    const me = await enter(role);
    for (const other of ["viewer", "manager", "admin"] as const) {
      if (other === role) continue;
      const them = await enter(other);
      expect(await idsOf(me)).not.toContain(them.id);
      const refusal = await me.post(`/api/sessions/${them.id}/end`);
      expect(refusal.problem()).toMatchObject({ status: 404, code: "not_found" });
      expect(refusal.text).not.toContain(NAMES[other]);
      expect(await them.status()).toBe(200);
      const everybodys = await me.post(`/api/sessions/all/${them.id}/end`);
      expect(everybodys.status).toBe(role === "admin" ? 200 : 403);
      expect(await them.status()).toBe(role === "admin" ? 401 : 200);
    }
  });
}

test("ids that are none are told from sessions that are over by nothing", async ({ enter }) => {
  const admin = await enter("admin");
  const strange = ["x", "%00", "'%20or%201=1--", "a".repeat(300), admin.id.slice(0, -1), "all"];
  for (const id of strange) {
    for (const path of [`/api/sessions/${id}/end`, `/api/sessions/all/${id}/end`]) {
      const reply = await admin.post(path);
      expect(reply.status, path).toBe(404);
      expect(reply.problem(), path).toMatchObject({ code: "not_found" });
    }
  }
  expect(await admin.status()).toBe(200);
});

test("a person ends all others and stays, and can sign in again elsewhere", async ({ enter }) => {
  const others = [await enter("manager"), await enter("manager")];
  const viewer = await enter("viewer");
  const here = await enter("manager");
  for (const data of [{}, { keep: 7 }, { keep: others[0]?.id }, { keep: here.id, more: 1 }]) {
    expect((await here.post("/api/sessions/end-others", data)).status).toBe(422);
  }
  for (const other of others) expect(await other.status()).toBe(200);

  const done = await here.post("/api/sessions/end-others", { keep: here.id });
  expect(JSON.parse(done.text)).toEqual({ kept: here.id });
  for (const other of others) expect(await other.status()).toBe(401);
  expect(await idsOf(here)).toEqual([here.id]);
  expect(await viewer.status()).toBe(200);
  const later = await enter("manager");
  expect(await idsOf(here)).toEqual([here.id, later.id]);
});

test("an admin sees everybody's, by person, and ends one or all of somebody", async ({ enter }) => {
  const [first, second] = [await enter("viewer", FIREFOX), await enter("viewer")];
  const admin = await enter("admin");
  const listed = await readAllSessions(admin, "user=VIEWER@demo");
  expect(new Set(listed.map(({ userName }) => userName))).toEqual(new Set(["viewer@demo.invalid"]));
  expect(listed.find(({ id }) => id === first.id)).toMatchObject({
    browser: "Firefox",
    system: "Windows",
    userId: "demo-viewer",
    own: false,
    current: false,
  });
  const all = await readAllSessions(admin);
  expect(all.find(({ current }) => current)).toMatchObject({ id: admin.id, own: true });
  expect(all.length).toBeGreaterThan(listed.length);
  expect(await readAllSessions(admin, "user=nobody")).toEqual([]);
  for (const user of ["x".repeat(101), "%00"]) {
    const refusal = await admin.get(`/api/sessions/all?user=${user}`);
    expect(refusal.problem()).toMatchObject({ status: 422, errors: [{ parameter: "user" }] });
  }

  expect((await admin.post(`/api/sessions/all/${first.id}/end`)).status).toBe(200);
  expect(await first.status()).toBe(401);
  expect(await second.status()).toBe(200);
  expect((await admin.post("/api/sessions/end", { user: "demo-viewer" })).status).toBe(200);
  expect(await second.status()).toBe(401);
  expect(await readAllSessions(admin, "user=demo-viewer")).toEqual([]);
});

test("each end is on record: who ended whose, and how many", async ({ enter }) => {
  const [viewer, admin] = [await enter("viewer"), await enter("admin")];
  const there = await enter("viewer");
  await viewer.post(`/api/sessions/${there.id}/end`);
  await viewer.post("/api/sessions/end-others", { keep: viewer.id });
  await admin.post(`/api/sessions/all/${viewer.id}/end`);
  await enter("viewer");
  await admin.post("/api/sessions/end", { user: "demo-viewer" });
  const { records } = await readAudit(admin, "action=session_ended&size=4");
  const person = "viewer@demo.invalid";
  expect(records).toMatchObject([
    { userId: "demo-admin", details: { by: "admin", sessions: "all", person } },
    { userId: "demo-admin", details: { by: "admin", sessions: "one", person } },
    { userId: "demo-viewer", details: { by: "person", sessions: "others" } },
    { userId: "demo-viewer", details: { by: "person", sessions: "one" } },
  ]);
});

test("signing out takes a session off the list, as its end does", async ({ app, enter }) => {
  const [here, there] = [await enter("manager"), await enter("manager")];
  const csrf = decodeURIComponent(/csrf-token=([^;]+)/u.exec(there.cookie)?.[1] ?? "");
  await fetch(`${app.baseUrl}/api/auth/signout`, {
    method: "POST",
    headers: { cookie: there.cookie },
    body: new URLSearchParams({ csrfToken: csrf.split("|", 1)[0] ?? "", json: "true" }),
  });
  expect(await there.status()).toBe(401);
  expect(await idsOf(here)).not.toContain(there.id);
});

test("whoever comes with an ended session is told so, by page and by reload", async ({
  app,
  enter,
}) => {
  const [here, there] = [await enter("manager"), await enter("manager")];
  await here.post(`/api/sessions/${there.id}/end`);
  const renewal = await there.get("/api/auth/session");
  expect(renewal.text).toBe("{}");
  expect(renewal.header("set-cookie"), "the cookie stays, to say why").toBeUndefined();
  const page = await there.get("/jobs?status=HOLD");
  expect(page.status).toBe(307);
  expect(page.header("location")).toContain("/sign-in?callbackUrl=");
  const words = "This session was ended";
  expect((await there.get(page.header("location") ?? "")).text).toContain(words);
  expect((await there.get("/sign-in?error=SessionRequired")).text).toContain(words);
  expect((await here.get("/sign-in")).text).not.toContain(words);
  const forged = { cookie: there.cookie.replace(/.{8}$/u, "AAAAAAAA") };
  const stranger = await fetch(`${app.baseUrl}/sign-in`, { headers: forged });
  expect(await stranger.text()).not.toContain(words);
});
