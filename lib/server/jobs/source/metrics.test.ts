import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryCache } from "@/lib/server/cache/memory-cache";
import { answerScrape } from "@/lib/server/http/metrics-scrape";
import type { ExportSlots } from "@/lib/server/jobs/export/export-slots";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import { readGauges } from "@/lib/server/jobs/gauges";
import { metrics } from "@/lib/server/runtime/metrics";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { Quota } from "@/lib/server/sp-api/quota/quota";
import { countReadsOf, countSpApiEvent } from "./observe";

const running: Simulator[] = [];

beforeEach(() => metrics().registry.resetMetrics());

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

const TOKEN = "scrape-me-7f3a";
const QUERY = { marketplaceId: "ATVPDKIKX0DER", createdAfter: "2010-01-01T00:00:00.000Z" };
const state = {
  tokens: 31,
  rate: 10,
  burst: 40,
  waiting: { interactive: 2, prefetch: 0, background: 5 },
  onTheWay: 7,
  lastThrottledAt: null,
};
const quota: Quota = {
  acquire: async () => ({ waitMs: 0, order: 1 }),
  report: async () => undefined,
  read: async () => state,
};
const slots: ExportSlots = { ...memorySlots(), running: async () => 2 };
const gauges = () =>
  readGauges(
    { getServiceJobs: quota, getServiceJobByServiceJobId: quota },
    slots,
    {
      figures: () => ({
        calls: { poll: 7, fill: 5, count: 3, reread: 2, refresh: 1 },
        mismatches: 4,
        repairs: 3,
        lagSeconds: 12.5,
        rows: 4_258,
        share: 0.25,
      }),
    },
    () => ({ met: true, together: true, processes: 4, aloneSeconds: 2.5, reentered: 3 }),
  );

function scrape(authorization: string | null, token: string | null = TOKEN) {
  const headers = authorization === null ? undefined : { authorization };
  const request = new Request("http://127.0.0.1/api/metrics", { headers });
  return answerScrape(request, { token, readGauges: gauges });
}

const linesOf = async () => (await (await scrape(`Bearer ${TOKEN}`)).text()).split("\n");

describe("the way in", () => {
  it("does not exist where no token is set", async () => {
    expect((await scrape("Bearer anything", null)).status).toBe(404);
    expect((await scrape(null, null)).status).toBe(404);
  });

  it.each([null, "Bearer wrong", `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, "Bearer ", TOKEN])(
    "refuses %s",
    async (authorization) => {
      const answer = await scrape(authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      await expect(answer.json()).resolves.toMatchObject({ code: "unauthenticated", status: 401 });
    },
  );

  it("answers the bearer in Prometheus' own format, which nobody keeps", async () => {
    const answer = await scrape(`bearer ${TOKEN}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    await expect(answer.text()).resolves.toContain("process_resident_memory_bytes ");
  });
});

describe("what is measured", () => {
  it("reads the buckets and the running exports when it is asked", async () => {
    const lines = await linesOf();
    expect(lines).toContain("service_jobs_exports_running 2");
    for (const operation of ["getServiceJobs", "getServiceJobByServiceJobId"]) {
      expect(lines).toContain(`service_jobs_amazon_tokens{operation="${operation}"} 31`);
      expect(lines).toContain(`service_jobs_amazon_on_the_way{operation="${operation}"} 7`);
      expect(lines).toContain(
        `service_jobs_amazon_waiting{operation="${operation}",lane="background"} 5`,
      );
    }
  });

  it("says how this process stands with the others, however often it is asked", async () => {
    await linesOf();
    const lines = await linesOf();
    for (const line of [
      "service_jobs_shared_together 1",
      "service_jobs_shared_processes 4",
      "service_jobs_shared_alone_seconds_total 2.5",
      "service_jobs_shared_reentered_total 3",
    ]) {
      expect(lines).toContain(line);
    }
  });

  it("reads what the index has counted, however often it is asked", async () => {
    await linesOf();
    const lines = await linesOf();
    for (const line of [
      "service_jobs_index_rows 4258",
      "service_jobs_index_lag_seconds 12.5",
      "service_jobs_index_share 0.25",
      "service_jobs_index_mismatches_total 4",
      "service_jobs_index_repairs_total 3",
      'service_jobs_index_calls_total{kind="poll"} 7',
      'service_jobs_index_calls_total{kind="refresh"} 1',
    ]) {
      expect(lines).toContain(line);
    }
  });

  it("counts requests, refusals, retries, waits and tokens as Amazon's room reports them", async () => {
    const simulator = await startSimulator({ latency: { meanMs: 0, jitterMs: 0 }, jobs: 50 });
    running.push(simulator);
    const [credentials] = DEMO_CREDENTIALS;
    const plan = { rate: 100, burst: 100, others: { rate: 100, burst: 100 }, timeoutMs: 2_000 };
    const client = createSpApi(
      {
        ...credentials,
        ...plan,
        endpoint: simulator.url,
        lwaEndpoint: simulator.tokenUrl,
      },
      { observe: countSpApiEvent, sleep: async () => undefined, random: () => 0 },
    );
    await client.getServiceJobs(QUERY, { lane: "background" });
    await client.getServiceJobs({ ...QUERY, pageSize: 21 }).catch(() => undefined);
    simulator.setFaults({ errorRate: 1 });
    await client.getServiceJobs({ ...QUERY, pageSize: 2 }).catch(() => undefined);

    const lines = await linesOf();
    const list = 'operation="getServiceJobs"';
    expect(lines).toContain(
      `service_jobs_amazon_requests_total{${list},status="200",outcome="ok"} 1`,
    );
    expect(lines).toContain(
      `service_jobs_amazon_requests_total{${list},status="400",outcome="rejected"} 1`,
    );
    expect(lines).toContain(`service_jobs_amazon_retries_total{${list},kind="unavailable"} 3`);
    expect(lines).toContain(`service_jobs_amazon_queue_seconds_count{${list},lane="background"} 1`);
    expect(lines).toContain(`service_jobs_amazon_request_seconds_count{${list}} 6`);
    expect(lines).toContain('service_jobs_lwa_requests_total{outcome="ok"} 1');
  });

  it("counts what Amazon and our own queue throttle apart", async () => {
    const event = { type: "throttled", operation: "getServiceJobs", lane: "prefetch" } as const;
    countSpApiEvent({ ...event, by: "amazon" });
    countSpApiEvent({ ...event, by: "queue" });
    countSpApiEvent({ ...event, by: "queue" });
    const labels = 'operation="getServiceJobs",lane="prefetch"';
    const lines = await linesOf();
    expect(lines).toContain(`service_jobs_amazon_throttled_total{${labels},by="amazon"} 1`);
    expect(lines).toContain(`service_jobs_amazon_throttled_total{${labels},by="queue"} 2`);
  });

  it("counts what reads of a memory find", async () => {
    const memory = createMemoryCache<number>({ observe: countReadsOf("listings") });
    await memory.read("a", async () => 1);
    await memory.read("a", async () => 2);
    const lines = await linesOf();
    for (const found of ["miss", "hit"]) {
      expect(lines).toContain(
        `service_jobs_memory_reads_total{memory="listings",found="${found}"} 1`,
      );
    }
  });
});
