import { expect } from "vitest";
import type { Reply } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";

const test = testIn("impatient");

/** Each kind of trouble at Amazon's, by the store that provokes it, and what people are told. */
const FAILURES = [
  { store: "SIM-500", status: 503, code: "upstream_unavailable", requestId: true },
  { store: "SIM-503", status: 503, code: "upstream_unavailable", requestId: true },
  { store: "SIM-EMPTY", status: 503, code: "upstream_unavailable", requestId: true },
  { store: "SIM-CUT", status: 503, code: "upstream_unavailable", requestId: false },
  { store: "SIM-HANG", status: 504, code: "upstream_timeout", requestId: false },
  { store: "SIM-REJECT", status: 400, code: "upstream_rejected", requestId: true },
  { store: "SIM-ERRORS", status: 400, code: "upstream_rejected", requestId: true },
  { store: "SIM-HTML", status: 400, code: "upstream_rejected", requestId: true },
  { store: "SIM-DENIED", status: 502, code: "upstream_access", requestId: true },
] as const;

function expectFailure(reply: Reply, failure: (typeof FAILURES)[number]) {
  const { status, code, requestId } = failure;
  expect(reply.status).toBe(status);
  expect(reply.header("content-type")).toBe("application/problem+json");
  expect(reply.header("cache-control")).toBe("private, no-store");
  const problem = reply.problem();
  expect(problem).toMatchObject({ status, code });
  if (requestId) expect(problem.requestId).toMatch(/^[\w-]{20,}$/);
  else expect(problem.requestId).toBeUndefined();
  expect(reply.text).not.toContain('"jobs"');
}

for (const failure of FAILURES) {
  test(`${failure.store} is ${failure.code}, never an empty list`, async ({ api }) => {
    const { get } = await api("manager");
    expectFailure(await get(`/api/jobs?store=${failure.store}`), failure);
  });
}

test("Amazon's own words come along when it refuses", async ({ api }) => {
  const reply = await (await api("manager")).get("/api/jobs?store=SIM-REJECT");
  expect(reply.problem().detail).toContain("Missing or invalid request parameters: [storeIds]");
});

test("a quota that stays empty is 429 with the seconds to wait @deep", async ({ api }) => {
  const reply = await (await api("manager")).get("/api/jobs?store=SIM-THROTTLE");
  expect(reply.status).toBe(429);
  const problem = reply.problem();
  expect(problem).toMatchObject({ code: "upstream_throttled", status: 429 });
  expect(problem.requestId).toMatch(/^[\w-]{20,}$/);
  expect(Number(reply.header("retry-after"))).toBe(problem.retryAfter);
});

test("a passing fault is retried and nobody hears of it", async ({ api }) => {
  const reply = await (await api("manager")).get("/api/jobs?store=SIM-FLAKY");
  expect(reply.status).toBe(200);
  expect(reply.page().jobs).toHaveLength(20);
});

test("a failure is not remembered", async ({ api }) => {
  const { get } = await api("manager");
  expect((await get("/api/jobs?store=SIM-REJECT&size=3")).status).toBe(400);
  const again = (await get("/api/jobs?store=SIM-REJECT&size=3")).problem();
  const anew = (await get("/api/jobs?store=SIM-REJECT&size=3")).problem();
  expect(again.requestId).not.toBe(anew.requestId);
});

test("a status that nobody has heard of comes as it is", async ({ api }) => {
  const { jobs } = (await (await api("manager")).get("/api/jobs?store=SIM-UNKNOWN-STATUS")).page();
  expect(jobs.map(({ serviceJobStatus }) => serviceJobStatus)).toEqual(["AWAITING_DRONE"]);
});

test("a job with nothing but an id is a job", async ({ api }) => {
  const { jobs } = (await (await api("viewer")).get("/api/jobs?store=SIM-BARE")).page();
  expect(jobs).toEqual([{ serviceJobId: "SIM-BARE", zone: "UTC", flags: [], hidden: [] }]);
});

test("a total that Amazon leaves out is null", async ({ api }) => {
  const { total, jobs } = (await (await api("manager")).get("/api/jobs?store=SIM-NO-TOTAL")).page();
  expect(total).toBeNull();
  expect(jobs).toHaveLength(20);
});

test("a cursor that leads back to itself ends the list", async ({ api }) => {
  const { get } = await api("manager");
  const first = (await get("/api/jobs?store=SIM-LOOP")).page();
  const reply = await get(`/api/jobs?store=SIM-LOOP&page=9&asOf=${first.asOf}`);
  expect(reply.problem()).toMatchObject({ code: "bad_search" });
});
