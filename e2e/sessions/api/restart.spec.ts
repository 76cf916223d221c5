import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApi } from "../../support/api";
import { expect, test } from "../../support/app-test";
import { startApp } from "../../support/server";
import { readOwnSessions, signInAgain } from "../../support/sessions";

const SECRET = "a secret of at least thirty-two characters";

test("after a restart ended sessions are ended, and the others go on and are listed", async ({
  request,
}) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "service-jobs-sessions-"));
  const env = { DATA_DIR: folder, NEXTAUTH_SECRET: SECRET };
  const app = await startApp(env);
  const enter = (role: "viewer" | "manager" | "admin") => signInAgain(request, app.baseUrl, role);
  const viewers = [await enter("viewer"), await enter("viewer"), await enter("viewer")];
  const managers = [await enter("manager"), await enter("manager")];
  const admin = await enter("admin");
  await viewers[0]?.post(`/api/sessions/${viewers[1]?.id}/end`);
  await managers[1]?.post("/api/sessions/end-others", { keep: managers[1].id });
  await app.stop();

  const again = await startApp(env);
  const reopened = (cookie = "") => openApi(request, again.baseUrl, { cookie });
  const statusOf = async (cookie?: string) =>
    (await (await reopened(cookie)).get("/api/sessions")).status;
  expect(await statusOf(viewers[0]?.cookie)).toBe(200);
  expect(await statusOf(viewers[1]?.cookie), "ended one by one").toBe(401);
  expect(await statusOf(managers[0]?.cookie), "ended with the others").toBe(401);
  expect(await statusOf(managers[1]?.cookie)).toBe(200);
  expect(await statusOf(admin.cookie)).toBe(200);
  const listed = await readOwnSessions(await reopened(viewers[0]?.cookie));
  expect(listed.map(({ id }) => id)).toEqual([viewers[0]?.id, viewers[2]?.id]);
  await again.stop();
  rmSync(folder, { recursive: true });
});
