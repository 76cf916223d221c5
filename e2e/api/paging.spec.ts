import { expect } from "vitest";
import { openApi } from "@/e2e/support/api/client";
import { testIn } from "@/e2e/support/api-test";
import { startApp } from "@/e2e/support/app/server";
import { controlOf } from "@/e2e/support/app/simulator-control";

const FAST = { SP_API_RATE: "500", SP_API_BURST: "500" };

const test = testIn({
  simulator: [
    ...["--latency", "0", "--jitter", "0", "--rate", "500", "--burst", "500"],
    ...["--page-token-seconds", "1"],
  ],
  app: FAST,
});

const idsOf = ({ jobs }: { jobs: { serviceJobId: string }[] }) =>
  jobs.map(({ serviceJobId }) => serviceJobId);

test("all pages together give every job once, and as many as the total @deep", async ({ api }) => {
  const { get } = await api("viewer");
  const first = (await get("/api/jobs?created=90d&size=20")).page();
  const ids = idsOf(first);
  for (let page = 2, more = first.hasNext; more; page++) {
    const next = (
      await get(`/api/jobs?created=90d&size=20&page=${page}&asOf=${first.asOf}`)
    ).page();
    expect(next.total).toBe(first.total);
    ids.push(...idsOf(next));
    more = next.hasNext;
  }
  expect(first.total).toBeGreaterThan(1_000);
  expect(ids).toHaveLength(first.total ?? 0);
  expect(new Set(ids).size).toBe(ids.length);
});

test("jobs that come in while somebody pages change nothing of the list", async ({
  api,
  ownSimulator,
}) => {
  const { get } = await api("manager");
  const first = (await get("/api/jobs?store=SEA-TUKWILA-01&created=90d&size=10")).page();
  await controlOf(ownSimulator).create(5, "SEA-TUKWILA-01");
  const rest = `/api/jobs?store=SEA-TUKWILA-01&created=90d&size=10&asOf=${first.asOf}`;
  const second = (await get(`${rest}&page=2`)).page();
  expect(second.total).toBe(first.total);
  expect(idsOf(second).filter((id) => idsOf(first).includes(id))).toEqual([]);
  const anew = (
    await get("/api/jobs?store=SEA-TUKWILA-01&created=90d&size=10", { "cache-control": "no-cache" })
  ).page();
  expect(anew.total).toBe((first.total ?? 0) + 5);
});

test("page 7 after a restart is the same page 7 @deep", async ({ api, ownSimulator }) => {
  const { get } = await api("manager");
  const { asOf } = (await get("/api/jobs?status=COMPLETED&created=90d")).page();
  const path = `/api/jobs?status=COMPLETED&created=90d&page=7&asOf=${asOf}`;
  const before = (await get(path)).page();
  expect(before.jobs).toHaveLength(20);

  const restarted = await startApp({ ...ownSimulator?.env, ...FAST });
  try {
    const later = await openApi(restarted.baseUrl, "manager");
    const after = (await later.get(path)).page();
    expect(idsOf(after)).toEqual(idsOf(before));
    expect({ ...after, fetchedAt: "" }).toEqual({ ...before, fetchedAt: "" });
  } finally {
    await restarted.stop();
  }
});

test("a page token that Amazon refuses is walked to again", async ({ api, ownSimulator }) => {
  const { get } = await api("manager");
  const control = controlOf(ownSimulator);
  const refusals = async () => (await control.stats()).requests.getServiceJobs["400"] ?? 0;
  const { asOf, jobs } = (await get("/api/jobs?status=NOT_SERVICED&created=90d&size=5")).page();
  const seen = jobs.map(({ serviceJobId }) => serviceJobId);
  const refusedBefore = await refusals();
  // Every round asks for the page after the last one, until its token is older than a second.
  let page = 1;
  const turnAndCount = async () => {
    page += 1;
    const query = `status=NOT_SERVICED&created=90d&size=5&page=${page}&asOf=${asOf}`;
    const reply = await get(`/api/jobs?${query}`);
    expect(reply.status, reply.text).toBe(200);
    seen.push(...idsOf(reply.page()));
    return refusals();
  };
  await expect.poll(turnAndCount, { interval: 1_100 }).toBeGreaterThan(refusedBefore);
  expect(new Set(seen).size).toBe(page * 5);
});

test("Amazon's tokens stay on the server", async ({ api, ownSimulator }) => {
  const { get } = await api("admin");
  const first = await get("/api/jobs?sort=date&created=90d");
  const asOf = first.page().asOf;
  const later = await get(`/api/jobs?sort=date&created=90d&page=4&asOf=${asOf}`);
  const html = await get(`/jobs?sort=date&created=90d&page=4&asOf=${asOf}`);
  expect(html.text).toContain(later.page().jobs[0]?.serviceJobId);

  const { recent } = await controlOf(ownSimulator).stats();
  const tokens = recent.flatMap(({ query }) => new URLSearchParams(query).get("pageToken") ?? []);
  expect(tokens.length).toBeGreaterThan(2);
  for (const { text } of [first, later, html]) {
    for (const token of tokens) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(encodeURIComponent(token));
    }
    expect(text).not.toMatch(/pageToken|Atz[ar]\|/i);
  }
});
