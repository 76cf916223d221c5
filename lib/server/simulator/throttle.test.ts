import { describe, expect, it } from "vitest";
import { DEMO_CREDENTIALS } from "./credentials";
import { NOW, type Reply, rig } from "./testing/client";

const PLAN = { jobs: 20, rate: 10, burst: 40 };

async function statuses(count: number, ask: () => Promise<Reply>): Promise<Record<string, number>> {
  const replies = await Promise.all(Array.from({ length: count }, ask));
  const counts: Record<string, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

describe("the usage plan", () => {
  it("answers a burst of 40, then 429, then ten a second", async () => {
    const { clock, list, simulator } = await rig(PLAN);
    expect(await statuses(50, list)).toEqual({ 200: 40, 429: 10 });
    clock.now = NOW + 1_000;
    expect(await statuses(15, list)).toEqual({ 200: 10, 429: 5 });
    expect(simulator.stats().throttled).toBe(15);
  });

  it("says QuotaExceeded, without a rate and without Retry-After", async () => {
    const { list } = await rig({ ...PLAN, burst: 1 });
    const good = await list();
    expect(good.headers["x-amzn-ratelimit-limit"]).toBe("10.0");
    const reply = await list();
    expect(reply.status).toBe(429);
    expect(reply.errors).toEqual([
      {
        code: "QuotaExceeded",
        message: "You exceeded your quota for the requested resource.",
        details: "",
      },
    ]);
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBeUndefined();
    expect(reply.headers["retry-after"]).toBeUndefined();
    expect(reply.headers["x-amzn-requestid"]).toBeDefined();
  });

  it("counts refused questions, but none without access", async () => {
    const { get, list } = await rig({ ...PLAN, burst: 2 });
    expect((await get("/service/v1/serviceJobs", { "x-amz-access-token": "x" })).status).toBe(403);
    expect((await list({ pageSize: "21" })).status).toBe(400);
    expect((await list()).status).toBe(200);
    expect((await list()).status).toBe(429);
  });

  it("keeps a bucket for each operation", async () => {
    const { get, list } = await rig({ ...PLAN, burst: 1 });
    await list();
    expect((await list()).status).toBe(429);
    const detail = () => get("/service/v1/serviceJobs/unknown");
    expect(await statuses(45, detail)).toEqual({ 404: 40, 429: 5 });
  });

  it("keeps a bucket for each account, and one for all tokens of an account", async () => {
    const [own] = DEMO_CREDENTIALS;
    const other = { ...own, refreshToken: "Atzr|other" };
    const { list, token } = await rig({ ...PLAN, burst: 1, credentials: [own, other] });
    expect((await list()).status).toBe(200);
    await token();
    expect((await list()).status).toBe(429);
    await token({ refresh_token: other.refreshToken });
    expect((await list()).status).toBe(200);
  });

  it("lets a foreign client drain the list bucket, not the other", async () => {
    const { clock, get, list, simulator } = await rig(PLAN);
    simulator.setFaults({ foreignPerSecond: 100 });
    await list();
    clock.now = NOW + 5_000;
    expect(await statuses(5, list)).toEqual({ 429: 5 });
    expect((await get("/service/v1/serviceJobs/unknown")).status).toBe(404);
    simulator.setFaults({ foreignPerSecond: 0 });
    clock.now = NOW + 10_000;
    expect(await statuses(45, list)).toEqual({ 200: 40, 429: 5 });
  });
});
