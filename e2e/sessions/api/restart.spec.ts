import { rmSync } from "node:fs";
import { expect } from "vitest";
import { type Api, openApi } from "@/e2e/support/api/client";
import { readOwnSessions, signInAgain } from "@/e2e/support/api/sessions";
import { testIn } from "@/e2e/support/api-test";
import { createAppClock } from "@/e2e/support/app/app-clock";
import { freshDataDir, startApp } from "@/e2e/support/app/server";

const test = testIn("shared");

const SECRET = "a secret of at least thirty-two characters";

test("after a restart ended sessions are ended; the others go on and end none without a new sign-in @deep", async () => {
  const folder = freshDataDir();
  const env = { DATA_DIR: folder, NEXTAUTH_SECRET: SECRET };
  const app = await startApp(env);
  const enter = (role: "viewer" | "manager" | "admin") => signInAgain(app.baseUrl, role);
  const viewers = [await enter("viewer"), await enter("viewer"), await enter("viewer")];
  const managers = [await enter("manager"), await enter("manager")];
  const admin = await enter("admin");
  await viewers[0]?.post(`/api/sessions/${viewers[1]?.id}/end`);
  await managers[1]?.post("/api/sessions/end-others", { keep: managers[1].id });
  await app.stop();

  const clock = createAppClock();
  const again = await startApp({ ...env, ...clock.env });
  const reopened = (cookie = "") => openApi(again.baseUrl, { cookie });
  const statusOf = async (cookie?: string) =>
    (await (await reopened(cookie)).get("/api/sessions")).status;
  expect(await statusOf(viewers[0]?.cookie)).toBe(200);
  expect(await statusOf(viewers[1]?.cookie), "ended one by one").toBe(401);
  expect(await statusOf(managers[0]?.cookie), "ended with the others").toBe(401);
  expect(await statusOf(managers[1]?.cookie)).toBe(200);
  expect(await statusOf(admin.cookie)).toBe(200);
  const listed = await readOwnSessions(await reopened(viewers[0]?.cookie));
  expect(listed.map(({ id }) => id)).toEqual([viewers[0]?.id, viewers[2]?.id]);

  // A quarter of an hour after signing in a session lasts, and ends no other any more.
  clock.pass(16);
  const here = await reopened(viewers[0]?.cookie);
  const endThird = (by: Api) =>
    by.send("POST", `/api/sessions/${viewers[2]?.id}/end`, { data: {} });
  const clockOf = async () => JSON.parse((await here.get("/api/sessions")).text).fetchedAt;
  await expect
    .poll(async () => Date.parse(await clockOf()) - Date.now())
    .toBeGreaterThan(15 * 60_000);
  expect((await endThird(here)).problem()).toMatchObject({
    status: 403,
    code: "forbidden",
    reason: "signInAgain",
  });
  const others = { data: { keep: viewers[0]?.id } };
  expect((await here.send("POST", "/api/sessions/end-others", others)).status).toBe(403);
  expect(await statusOf(viewers[2]?.cookie)).toBe(200);
  const fresh = await openApi(again.baseUrl, "viewer");
  expect((await endThird(fresh)).status).toBe(200);
  expect(await statusOf(viewers[2]?.cookie)).toBe(401);
  await again.stop();
  clock.remove();
  rmSync(folder, { recursive: true });
});
