import { expect } from "vitest";
import { lateJob, putOnHold } from "@/e2e/support/api/actions";
import type { Api, Reply } from "@/e2e/support/api/client";
import { indexReport, jobFacets, scheduleAnswer, searchAnswer } from "@/e2e/support/api/contract";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { testIn } from "@/e2e/support/api-test";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { FACET_NAMES } from "@/lib/jobs/job-index";

const test = testIn("indexed");

const reportIn = (reply: Reply) => indexReport.parse(JSON.parse(reply.text));
const facetsIn = (reply: Reply) => jobFacets.parse(JSON.parse(reply.text));
const hitsIn = (reply: Reply) => searchAnswer.parse(JSON.parse(reply.text));

/** Somebody who asks once the index holds everything. */
async function whenReady(api: (visitor: "manager") => Promise<Api>): Promise<Api> {
  const manager = await api("manager");
  await whenIndexed(manager);
  return manager;
}

/** A list that must be the index's. */
async function listOf({ get }: Api, query: string) {
  const reply = await get(`/api/jobs?${query}`);
  expect(reply.status, reply.text).toBe(200);
  const page = reply.page();
  expect(page.source).toBe("index");
  return page;
}

test("it says how it is, and that it holds what Amazon has", async ({ api }) => {
  const { get } = await whenReady(api);
  const report = reportIn(await get("/api/index"));
  expect(report).toMatchObject({ mode: "memory", state: "ready", progress: null, reason: null });
  const { total, index } = await listOf({ ...(await api("manager")) }, "created=any");
  expect(report.rows).toBe(total);
  expect(index?.state).toBe("ready");
});

test("what it sees change is told at once, by id, and is the job's history", async ({
  api,
  app,
  ownSimulator,
}) => {
  const manager = await whenReady(api);
  const cookie = cookieHeader(await signInDemo(app.baseUrl, "manager"));
  const left = new AbortController();
  const open = (query = "") =>
    fetch(`${app.baseUrl}/api/changes${query}`, {
      headers: { cookie, accept: "text/event-stream", "accept-encoding": "gzip" },
      signal: left.signal,
    });
  const hearing = (stream: Response) => {
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = "";
    return async (text: string) => {
      while (!heard.includes(text)) {
        const read = await reader?.read();
        if (read?.value === undefined)
          throw new Error(`The stream ended without ${text}: ${heard}`);
        heard += read.value;
      }
      return heard;
    };
  };
  const stream = await open();
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.headers.get("cache-control")).toBe("private, no-store");
  expect(stream.headers.get("x-accel-buffering")).toBe("no");
  expect(stream.headers.get("content-encoding")).toBeNull();
  const hear = hearing(stream);
  await hear("event: beat");
  const { jobs, index } = await listOf(manager, "status=NOT_SERVICED&size=1");
  const id = jobs[0]?.serviceJobId ?? "";
  await putOnHold(manager, controlOf(ownSimulator), id);
  const told = /id: \d+\nevent: changes\ndata: \{"sequence":\d+,"ids":\[/u;
  expect(await hear(id)).toMatch(told);
  // Whoever comes later with an answer of before is told what that lacks.
  expect(await hearing(await open(`?after=${index?.sequence}`))(id)).toMatch(told);
  left.abort();
  const history = JSON.parse((await manager.get(`/api/jobs/${id}/history`)).text);
  expect(history.changes).toContainEqual(
    expect.objectContaining({ kind: "status", from: "NOT_SERVICED", to: "HOLD" }),
  );
  expect(history.since).not.toBeNull();
});

test("late jobs are a list, the longest late first", async ({ api, ownSimulator }) => {
  const manager = await whenReady(api);
  await lateJob(manager, controlOf(ownSimulator));
  const { jobs, total, rows } = await listOf(manager, "flag=late&created=any&sort=appointment");
  expect(total).toBeGreaterThan(0);
  expect(jobs.every(({ flags }) => flags.includes("late"))).toBe(true);
  expect(jobs.some(({ buyer }) => buyer?.name)).toBe(true);
  expect(rows).toEqual({ source: "live" });
});

test("a technician's jobs are a list as long as the facet says", async ({ api }) => {
  const manager = await whenReady(api);
  const { facets } = facetsIn(await manager.get("/api/jobs/facets?created=any"));
  const [busiest] = facets.technician.filter(({ value }) => value !== "none");
  const { jobs, total } = await listOf(manager, `created=any&technician=${busiest?.value}`);
  expect(total).toBe(busiest?.count);
  expect(jobs.every((job) => JSON.stringify(job).includes(busiest?.value ?? "nobody"))).toBe(true);
});

test("a far page costs Amazon one call", async ({ api, ownSimulator }) => {
  const manager = await whenReady(api);
  const { total } = await listOf(manager, "created=any&size=2");
  const last = Math.floor((total ?? 0) / 2);
  const before = (await controlOf(ownSimulator).stats()).recent.length;
  const { page, jobs, hasPrevious } = await listOf(manager, `created=any&size=2&page=${last}`);
  expect([page, jobs.length, hasPrevious]).toEqual([last, 2, true]);
  const { recent } = await controlOf(ownSimulator).stats();
  const ofRows = recent.slice(before).filter(({ query }) => query.includes("serviceOrderIds"));
  expect(ofRows.length).toBeLessThanOrEqual(1);
});

test("each facet is the number of the list with that value", async ({ api }) => {
  const manager = await whenReady(api);
  const { total, facets } = facetsIn(await manager.get("/api/jobs/facets?created=any"));
  expect(total).toBe((await listOf(manager, "created=any&size=1")).total);
  for (const name of FACET_NAMES) {
    expect(facets[name].length, name).toBeGreaterThan(0);
    for (const { value, count } of facets[name].slice(0, 3)) {
      const query = `created=any&size=1&${name}=${encodeURIComponent(value)}`;
      expect((await listOf(manager, query)).total, query).toBe(count);
    }
  }
});

test("counts are its facets", async ({ api }) => {
  const { get } = await whenReady(api);
  const { facets } = facetsIn(await get("/api/jobs/facets?created=90d"));
  const { counts } = JSON.parse((await get("/api/jobs/counts?created=90d")).text);
  for (const { value, count } of facets.status) expect(counts[value], value).toBe(count);
});

test("a text finds orders, stores, technicians and services, and no buyer", async ({
  api,
  ownSimulator,
}) => {
  const manager = await whenReady(api);
  const search = async (q: string) =>
    hitsIn(await manager.get(`/api/search?q=${encodeURIComponent(q)}`)).hits;
  const { jobs } = await listOf(manager, "created=any");
  const job = jobs.find(({ serviceOrderId, storeId }) => serviceOrderId && storeId);
  expect(await search(job?.serviceOrderId ?? "")).toContainEqual(
    expect.objectContaining({ kind: "order", value: job?.serviceOrderId }),
  );
  expect(await search(job?.storeId ?? "")).toContainEqual(
    expect.objectContaining({ kind: "store", value: job?.storeId }),
  );
  const { facets } = facetsIn(await manager.get("/api/jobs/facets?created=any"));
  const named = facets.technician.find(({ label }) => label !== undefined);
  expect(await search(named?.label ?? "")).toContainEqual(
    expect.objectContaining({ kind: "technician", value: named?.value }),
  );
  const people = await controlOf(ownSimulator).contacts();
  const buyer = people.find(({ name }) => (name ?? "").length > 8);
  expect(await search(buyer?.name ?? "")).toEqual([]);
});

test("a week of the schedule has the jobs of the list with such visits, and so has its calendar", async ({
  api,
}) => {
  const manager = await whenReady(api);
  const reply = await manager.get("/api/schedule?view=week&by=store&tz=UTC");
  expect(reply.status, reply.text).toBe(200);
  const { days, lanes } = scheduleAnswer.parse(JSON.parse(reply.text));
  const visits = lanes.flatMap((lane) => lane.visits);
  const begun = visits.filter(({ start }) => start.slice(0, 10) >= (days[0] ?? ""));
  const range = `${days[0]}..${days.at(-1)}`;
  const { total } = await listOf(manager, `created=any&tz=UTC&scheduled=${range}&size=1`);
  expect(new Set(begun.map(({ serviceJobId }) => serviceJobId)).size).toBe(total);
  const file = await manager.get("/api/schedule/calendar?view=week&tz=UTC");
  expect(file.text.match(/^BEGIN:VEVENT/gmu) ?? []).toHaveLength(visits.length);
});

test("figures count the jobs of the list, and those of people are for admins", async ({ api }) => {
  const manager = await whenReady(api);
  const reply = await manager.get("/api/insights?created=90d&by=store");
  expect(reply.status, reply.text).toBe(200);
  const { base, all, series } = JSON.parse(reply.text);
  expect(base.jobs).toBe((await listOf(manager, "created=90d&size=1")).total);
  expect([all.whole.jobs, base.unplaced, series.length > 1]).toEqual([base.jobs, 0, true]);
  expect((await manager.get("/api/insights?by=technician")).status).toBe(403);
  expect((await (await api("admin")).get("/api/insights?by=technician")).status).toBe(200);
});

test("with Amazon away, order, number, counts, schedule and search go on, with rows of its own", async ({
  api,
  ownSimulator,
}) => {
  const manager = await whenReady(api);
  const query = "created=any&store=SEA-TUKWILA-01";
  const before = await listOf(manager, query);
  await controlOf(ownSimulator).setFaults({ outage: "unavailable" });
  const anew = { "cache-control": "no-cache" };
  const reply = await manager.get(`/api/jobs?${query}`, anew);
  expect(reply.status, reply.text).toBe(200);
  const during = reply.page();
  expect(during).toMatchObject({
    source: "index",
    total: before.total,
    rows: { source: "index", code: "upstream_unavailable" },
  });
  const idsOf = ({ jobs }: typeof before) => jobs.map(({ serviceJobId }) => serviceJobId);
  expect(idsOf(during)).toEqual(idsOf(before));
  expect(during.jobs.every(({ buyer }) => buyer === undefined)).toBe(true);
  for (const path of ["/api/jobs/counts?created=any", "/api/schedule", "/api/insights"]) {
    expect((await manager.get(path, anew)).status, path).toBe(200);
  }
  expect(hitsIn(await manager.get("/api/search?q=SEA-TUKWILA")).hits.length).toBeGreaterThan(0);
});

test("what only it knows cannot stand beside what only Amazon knows", async ({ api }) => {
  const { get } = await whenReady(api);
  const reply = await get("/api/jobs?updated=7d&technician=T1");
  expect(reply.status).toBe(422);
  const { code, errors } = reply.problem();
  expect(code).toBe("bad_search");
  expect(errors?.map(({ parameter }) => parameter).toSorted()).toEqual(["technician", "updated"]);
});

test("Amazon's own list can be asked for by name, and has the same jobs", async ({ api }) => {
  const manager = await whenReady(api);
  const indexed = await listOf(manager, "created=90d&status=COMPLETED");
  const live = (await manager.get("/api/jobs?created=90d&status=COMPLETED&source=live")).page();
  expect(live).toMatchObject({ source: "live", total: indexed.total });
});

testIn("shared")("without one, what only it could answer is refused by name", async ({ api }) => {
  const { get } = await api("viewer");
  for (const route of ["/api/jobs", "/api/jobs/facets", "/api/jobs/counts"]) {
    const reply = await get(`${route}?technician=T1&flag=late&status=HOLD`);
    expect(reply.status, route).toBe(503);
    const { code, errors } = reply.problem();
    expect(code).toBe("index_unavailable");
    expect(errors?.map(({ parameter }) => parameter).toSorted()).toEqual(["flag", "technician"]);
  }
  expect(reportIn(await get("/api/index"))).toMatchObject({ mode: "off", state: "off", rows: 0 });
  expect(Object.keys(JSON.parse((await get("/api/jobs?size=1")).text))).not.toContain("source");
});
