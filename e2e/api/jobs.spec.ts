import { expect } from "vitest";
import { testIn } from "@/e2e/support/api-test";
import { parseInstant } from "@/lib/time/instant";

const test = testIn("shared");

/** Amazon promises no field, and writes some offsets without their minutes. */
const timesOf = (jobs: readonly { createTime?: string }[]) =>
  jobs.flatMap(({ createTime }) => parseInstant(createTime ?? "") ?? []);

test("GET /api/jobs answers the newest 20 of the last 30 days", async ({ api }) => {
  const before = Date.now();
  const reply = await (await api("manager")).get("/api/jobs");
  expect(reply.status).toBe(200);
  expect(reply.header("content-type")).toBe("application/json");
  expect(reply.header("cache-control")).toBe("private, no-store");

  const { jobs, total, ...place } = reply.page();
  expect(place).toMatchObject({ page: 1, pageSize: 20, hasNext: true, hasPrevious: false });
  expect(jobs).toHaveLength(20);
  expect(total).toBeGreaterThan(20);
  const created = timesOf(jobs);
  expect(created.length).toBeGreaterThan(15);
  expect(created).toEqual(created.toSorted((a, b) => b - a));
  expect(Math.min(...created)).toBeGreaterThan(before - 31 * 86_400_000);
  expect(Date.parse(place.asOf)).toBeLessThanOrEqual(Date.now());
  expect(Math.max(...created)).toBeLessThanOrEqual(Date.parse(place.asOf));
});

test("defaults said aloud ask the same question", async ({ api }) => {
  const { get } = await api("manager");
  // An answer that is older than a few seconds is given once more while a newer one is asked for.
  await get("/api/jobs", { "cache-control": "no-cache" });
  const silent = (await get("/api/jobs")).page();
  const aloud = (await get("/api/jobs?created=30d&sort=-date&size=20&page=1")).page();
  expect(aloud).toEqual(silent);
});

test("filters narrow the list to what they name", async ({ api }) => {
  const { get } = await api("manager");
  const query = "status=NOT_SERVICED,HOLD&store=SEA-TUKWILA-01,DFW-PLANO-01&created=90d";
  const { jobs, total } = (await get(`/api/jobs?${query}`)).page();
  expect(total).toBeGreaterThan(0);
  for (const job of jobs) {
    expect(["NOT_SERVICED", "HOLD"]).toContain(job.serviceJobStatus);
    // Amazon may leave out the store of a job that it filtered by.
    expect([undefined, "SEA-TUKWILA-01", "DFW-PLANO-01"]).toContain(job.storeId);
  }
  expect(jobs.some(({ storeId }) => storeId !== undefined)).toBe(true);
  const asin = jobs.find(({ scopeOfWork }) => scopeOfWork?.asin)?.scopeOfWork?.asin ?? "";
  const byAsin = (await get(`/api/jobs?asin=${asin.toLowerCase()}`)).page();
  expect(byAsin.jobs.length).toBeGreaterThan(0);
  for (const job of byAsin.jobs) expect(job.scopeOfWork?.asin).toBe(asin);
});

test("ids find a job however old it is", async ({ api }) => {
  const { get } = await api("manager");
  const { jobs } = (await get("/api/jobs?created=2025-01-01..&sort=date&size=5")).page();
  expect(Math.max(...timesOf(jobs))).toBeLessThan(Date.now() - 365 * 86_400_000);
  const [oldest] = jobs;
  const found = (await get(`/api/jobs?order=${oldest?.serviceOrderId}`)).page();
  expect(found.jobs.map((job) => job.serviceJobId)).toContain(oldest?.serviceJobId);
});

test("sort and size are Amazon's", async ({ api }) => {
  const { get } = await api("manager");
  const oldestFirst = (await get("/api/jobs?sort=date&size=5")).page();
  expect(oldestFirst.pageSize).toBe(5);
  expect(oldestFirst.jobs).toHaveLength(5);
  const created = timesOf(oldestFirst.jobs);
  expect(created.length).toBeGreaterThan(1);
  expect(created).toEqual(created.toSorted((a, b) => a - b));
  const byStatus = (await get("/api/jobs?sort=status")).page().jobs;
  const byStatusDown = (await get("/api/jobs?sort=-status")).page().jobs;
  expect(byStatus[0]?.serviceJobStatus).not.toBe(byStatusDown[0]?.serviceJobStatus);
});

test("a search that finds nothing is an empty list, not a failure", async ({ api }) => {
  const reply = await (await api("viewer")).get("/api/jobs?store=NO-SUCH-STORE");
  expect(reply.status).toBe(200);
  expect(reply.page()).toMatchObject({ jobs: [], total: 0, hasNext: false, hasPrevious: false });
});

test("what mail programs put into an address is nobody's problem", async ({ api }) => {
  expect((await (await api("viewer")).get("/api/jobs?utm_source=mail")).status).toBe(200);
});

test("a page is found by its number and says what lies around it", async ({ api }) => {
  const { get } = await api("manager");
  const first = (await get("/api/jobs?size=10")).page();
  const third = (await get(`/api/jobs?size=10&page=3&asOf=${first.asOf}`)).page();
  expect(third).toMatchObject({
    page: 3,
    pageSize: 10,
    total: first.total,
    hasNext: true,
    hasPrevious: true,
    asOf: first.asOf,
  });
  const second = (await get(`/api/jobs?size=20&page=1&asOf=${first.asOf}`)).page();
  const ids = [...second.jobs, ...third.jobs].map(({ serviceJobId }) => serviceJobId);
  expect(new Set(ids).size).toBe(30);
});

test("an asOf in its short form comes back in the one form of all instants", async ({ api }) => {
  const { get } = await api("viewer");
  const { asOf } = (await get("/api/jobs?size=1&asOf=2026-11-01T08:00Z")).page();
  expect(asOf).toBe("2026-11-01T08:00:00.000Z");
});
