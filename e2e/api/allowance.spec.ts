import { expect } from "vitest";
import { testIn } from "../support/api-test";

const BURST = 6;

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
