import { expect } from "vitest";
import { readAudit } from "@/e2e/support/api/audit";
import { type Api, openApi } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { startApp } from "@/e2e/support/app/server";

const BURST = 6;
/** Of an app of its own: twice the counts of a question, or a long lookup. */
const BURST_OF_OWN = 20;

const test = testIn({
  simulator: ["--jobs", "60", "--latency", "0", "--jitter", "0"],
  app: { USER_RATE: "0.05", USER_BURST: String(BURST) },
});

test("one person's script spends that person's share, and nobody else's", async ({ api }) => {
  const [script, colleague] = [await api("manager"), await api("viewer")];
  for (let call = 0; call < BURST; call++) {
    expect((await script.get(`/api/jobs?store=SCRIPT-${call}`)).status).toBe(200);
  }
  for (const path of ["/api/jobs?store=SCRIPT-LAST", "/api/jobs/34000000000000", "/api/quota"]) {
    const refused = await script.get(path);
    expect(refused.status).toBe(429);
    expect(refused.header("content-type")).toBe("application/problem+json");
    const { code, retryAfter } = refused.problem();
    expect(code).toBe("rate_limited");
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(20);
    expect(refused.header("retry-after")).toBe(String(retryAfter));
  }
  const lookup = await script.send("POST", "/api/jobs/lookup", { data: { ids: [] } });
  expect(lookup.problem()).toMatchObject({ code: "rate_limited" });
  expect((await colleague.get("/api/jobs?store=COLLEAGUE")).status).toBe(200);
});

test("what is remembered costs nearly nothing", async ({ api }) => {
  const { get } = await api("admin");
  const replies: number[] = [];
  for (let call = 0; call < 10 * BURST; call++) {
    replies.push((await get("/api/jobs?store=SAME-FOR-ALL")).status);
  }
  expect(new Set(replies)).toEqual(new Set([200]));
});

test("a request costs what it asks of Amazon, and a page is a request, too @deep", async () => {
  const app = await startApp({ USER_RATE: "0.05", USER_BURST: String(BURST_OF_OWN) });
  try {
    const manager = await openApi(app.baseUrl, "manager");
    const counts = (store: string) => manager.get(`/api/jobs/counts?store=${store}`);
    expect((await counts("FIRST")).status).toBe(200);
    expect((await counts("SECOND")).status).toBe(200);
    expect((await counts("THIRD")).problem()).toMatchObject({ code: "rate_limited" });
    expect((await counts("FIRST")).problem()).toMatchObject({ code: "rate_limited" });
    const ids = Array.from({ length: 200 }, (_, index) => `113-0000000-${1_000_000 + index}`);
    const lookup = (api: Api) => api.send("POST", "/api/jobs/lookup", { data: { ids } });
    expect((await lookup(manager)).problem()).toMatchObject({ code: "rate_limited" });
    expect((await manager.get("/api/jobs?store=FIRST")).status).toBe(200);

    const viewer = await openApi(app.baseUrl, "viewer");
    let page = await viewer.get("/audit");
    // A slow machine gives a page back now and then.
    for (let count = 1; count < 2 * BURST_OF_OWN && page.status === 403; count++) {
      page = await viewer.get("/audit");
    }
    expect(page.status).toBe(307);
    expect(page.header("location")).toMatch(/^\/slow-down\?wait=\d+&back=%2Faudit$/u);
    const asked = await viewer.get(page.header("location") ?? "");
    expect(asked.status).toBe(200);
    expect(asked.text).toContain("Too many pages at once");
    expect(asked.text).toContain('href="/audit"');

    const admin = await openApi(app.baseUrl, "admin");
    const refusals = async () => (await readAudit(admin, "action=refused")).records;
    await expect.poll(refusals).toMatchObject([{ role: "viewer", details: { route: "/audit" } }]);
    expect((await lookup(admin)).status).toBe(200);
    expect((await admin.get("/api/quota")).problem()).toMatchObject({ code: "rate_limited" });
  } finally {
    await app.stop();
  }
});
