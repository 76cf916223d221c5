import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionCookie } from "@/e2e/support/api/session-cookie";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { type App, type Simulator, startApp, startSimulator } from "@/e2e/support/app/server";
import { controlOf } from "@/e2e/support/app/simulator-control";

const ACCOUNT = {
  clientId: "amzn1.application-oa2-client.simulator",
  refreshToken: "Atzr|simulator",
};
const OLD = "amzn1.oa2-cs.v1.simulator";
const NEW = "amzn1.oa2-cs.v1.issued-anew";
const FIRST = {
  SP_API_CLIENT_SECRET: OLD,
  NEXTAUTH_SECRET: "the first secret of the swap spec",
  METRICS_TOKEN: "the-first-token",
  AUTH_MANAGER_EMAILS: "mara@example.com\nmina@example.com\n",
};

let folder: string;
let simulator: Simulator;
let app: App;

/** As editors and secret stores do it: another file in the place of the first. */
function swap(name: keyof typeof FIRST, text: string): void {
  const path = join(folder, name);
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "service-jobs-secrets-"));
  for (const [name, text] of Object.entries(FIRST)) writeFileSync(join(folder, name), text);
  simulator = await startSimulator([
    "--latency",
    "20",
    "--jitter",
    "0",
    "--rate",
    "500",
    "--burst",
    "500",
  ]);
  const files = Object.keys(FIRST).flatMap((name) => [
    [name, ""],
    [`${name}_FILE`, join(folder, name)],
  ]);
  app = await startApp({
    ...simulator.env,
    ...Object.fromEntries(files),
    SP_API_RATE: "500",
    SP_API_BURST: "500",
    USER_RATE: "500",
    USER_BURST: "500",
  });
});

afterAll(async () => {
  const log = app?.readLog() ?? "";
  await app?.stop();
  await simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
  for (const value of [...Object.values(FIRST), NEW, "mara@example.com"]) {
    expect(log).not.toContain(value.trim());
  }
});

async function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${app.baseUrl}${path}`, { headers });
  await response.body?.cancel();
  return response.status;
}

test("Amazon's new client secret is used while people work, and nobody loses a request", async () => {
  const control = controlOf(simulator);
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const ask = (name: string) =>
    Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        statusOf(`/api/jobs?store=${name}-${index}`, { cookie }),
      ),
    );
  const before = ask("BEFORE");
  await control.acceptCredentials([{ ...ACCOUNT, clientSecret: NEW }]);
  swap("SP_API_CLIENT_SECRET", `${NEW}\n`);
  const meanwhile = ask("MEANWHILE");
  await control.expireAccessTokens();
  const after = ask("AFTER");
  const statuses = (await Promise.all([before, meanwhile, after])).flat();
  expect(statuses).toEqual(Array(60).fill(200));
  // The old secret is asked with at most once more; its refusal sends the app to the file.
  const { token } = (await control.stats()).requests;
  expect(token["200"]).toBe(2);
  expect(token["401"] ?? 0).toBeLessThanOrEqual(1);
});

test("a secret that Amazon does not know is refused, and the next one works", async () => {
  const control = controlOf(simulator);
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  await control.acceptCredentials([{ ...ACCOUNT, clientSecret: OLD }]);
  await control.expireAccessTokens();
  expect(await statusOf("/api/jobs?store=REFUSED-1", { cookie })).toBe(502);
  swap("SP_API_CLIENT_SECRET", OLD);
  await expect.poll(() => statusOf("/api/jobs?store=REFUSED-2", { cookie })).toBe(200);
});

test("a refresh token that Amazon has revoked is named, and one that counts works", async () => {
  const control = controlOf(simulator);
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  await control.acceptCredentials([
    { ...ACCOUNT, clientSecret: OLD, refreshToken: "Atzr|authorized-again" },
  ]);
  await control.expireAccessTokens();
  const refused = await fetch(`${app.baseUrl}/api/jobs?store=REVOKED-1`, { headers: { cookie } });
  expect(refused.status).toBe(502);
  expect(await refused.json()).toMatchObject({ code: "upstream_access", reason: "refreshToken" });
  await control.acceptCredentials([{ ...ACCOUNT, clientSecret: OLD }]);
  await expect.poll(() => statusOf("/api/jobs?store=REVOKED-2", { cookie })).toBe(200);
});

test("somebody taken off a list is out within seconds, and the others stay in", async () => {
  const [mara, mina] = await Promise.all(
    ["mara", "mina"].map((name) =>
      sessionCookie(FIRST.NEXTAUTH_SECRET, { sub: name, email: `${name}@example.com` }),
    ),
  );
  const asMara = () => statusOf("/api/quota", { cookie: mara ?? "" });
  const asMina = () => statusOf("/api/quota", { cookie: mina ?? "" });
  expect([await asMara(), await asMina()]).toEqual([200, 200]);
  swap("AUTH_MANAGER_EMAILS", "mina@example.com\n");
  await expect.poll(asMara).toBe(401);
  expect(await asMina()).toBe(200);
});

test("an emptied file changes nothing but a line in the log @deep", async () => {
  swap("METRICS_TOKEN", "");
  const headers = { authorization: `Bearer ${FIRST.METRICS_TOKEN}` };
  await expect
    .poll(async () => {
      await statusOf("/api/metrics", headers);
      return app.readLog();
    })
    .toContain("METRICS_TOKEN_FILE names a file that is empty.");
  expect(await statusOf("/api/metrics", headers)).toBe(200);
  swap("METRICS_TOKEN", "the-second-token");
  await expect.poll(() => statusOf("/api/metrics", headers)).toBe(401);
  expect(await statusOf("/api/metrics", { authorization: "Bearer the-second-token" })).toBe(200);
});

test("another NEXTAUTH_SECRET ends every session and lets people sign in again", async () => {
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "viewer"));
  expect(await statusOf("/api/quota", { cookie })).toBe(200);
  swap("NEXTAUTH_SECRET", "the second secret of the swap spec");
  await expect.poll(() => statusOf("/api/quota", { cookie })).toBe(401);
  const fresh = cookieHeader(await signInDemo(app.baseUrl, "viewer"));
  expect(await statusOf("/api/quota", { cookie: fresh })).toBe(200);
});
