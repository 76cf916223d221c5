import { describe, expect, it } from "vitest";
import type { ServiceJob } from "./fixtures/service-job";
import { type Listing, listingOf, NOW, type Rig, rig } from "./testing/client";

type Parameters = Record<string, string>;

async function readAllPages(list: Rig["list"], parameters: Parameters): Promise<Listing[]> {
  const pages = [listingOf(await list(parameters))];
  for (let token = pages[0]?.nextPageToken; token; ) {
    const page = listingOf(await list({ ...parameters, pageToken: token }));
    pages.push(page);
    token = page.nextPageToken;
  }
  return pages;
}

const idsOf = (pages: readonly Listing[]) =>
  pages.flatMap(({ jobs }) => jobs.map((job) => job.serviceJobId));

describe("reading all pages", () => {
  it.each<[string, Parameters]>([
    ["nothing asked", {}],
    ["oldest first", { sortField: "JOB_DATE", sortOrder: "ASC" }],
    ["newest first", { sortField: "JOB_DATE", sortOrder: "DESC" }],
    ["by status, up", { sortField: "JOB_STATUS", sortOrder: "ASC" }],
    [
      "by status, down, seven a page",
      { sortField: "JOB_STATUS", sortOrder: "DESC", pageSize: "7" },
    ],
    ["completed only", { serviceJobStatus: "COMPLETED" }],
    ["one store, one a page", { storeIds: "SEA-TUKWILA-01", pageSize: "1" }],
    ["the last month", { createdAfter: new Date(NOW - 30 * 86_400_000).toISOString() }],
    ["another marketplace", { marketplaceIds: "A1F83G8C2ARO7P" }],
  ])("gives each job exactly once: %s", async (_, parameters) => {
    const { list } = await rig({ jobs: 300 });
    const pages = await readAllPages(list, parameters);
    const ids = idsOf(pages);
    expect(new Set(ids).size).toBe(ids.length);
    for (const page of pages) expect(page.totalResultSize).toBe(ids.length);
    const size = Number(parameters.pageSize ?? 20);
    for (const page of pages.slice(0, -1)) expect(page.jobs).toHaveLength(size);
    expect(pages.length).toBeGreaterThan(1);
  });

  it.each<[string, (job: ServiceJob) => string | number, Parameters]>([
    ["creation", (job) => Date.parse(normal(job.createTime)), { sortField: "JOB_DATE" }],
    ["status", (job) => job.serviceJobStatus ?? "", { sortField: "JOB_STATUS" }],
  ])("is in order of %s", async (_, key, parameters) => {
    const { list } = await rig({ jobs: 300 });
    const pages = await readAllPages(list, { ...parameters, sortOrder: "ASC" });
    const keys = pages.flatMap(({ jobs }) => jobs.map(key));
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : Number(a > b))));
  });

  it("goes back the way it came", async () => {
    const { list } = await rig({ jobs: 100 });
    const pages = await readAllPages(list, {});
    expect(pages[0]?.previousPageToken).toBeUndefined();
    expect(pages.at(-1)?.nextPageToken).toBeUndefined();
    const back: Listing[] = [];
    for (let token = pages.at(-1)?.previousPageToken; token; ) {
      const page = listingOf(await list({ pageToken: token }));
      back.unshift(page);
      token = page.previousPageToken;
    }
    expect(idsOf(back)).toEqual(idsOf(pages.slice(0, -1)));
  });

  it("neither repeats nor skips when new jobs arrive at the top", async () => {
    const { list, control, clock } = await rig({ jobs: 100 });
    const first = listingOf(await list());
    const expected = idsOf(await readAllPages(list, {}));
    clock.now = NOW + 60_000;
    await control("create", { count: 30, storeId: "SEA-TUKWILA-01" });
    const second = listingOf(await list({ pageToken: first.nextPageToken ?? "" }));
    expect(idsOf([first, second])).toEqual(expected.slice(0, 40));
  });
});

/** `…00.00-07` is an hour short of what Date reads. */
function normal(text = ""): string {
  return text.replace(/([+-]\d{2})$/, "$1:00");
}

describe("a page token", () => {
  it.each<[string, Parameters]>([
    ["another page size", { pageSize: "10" }],
    ["another sort", { sortOrder: "ASC" }],
    ["one filter more", { serviceJobStatus: "COMPLETED" }],
    ["another range", { createdAfter: "2020-01-01T00:00:00.001Z" }],
    ["another marketplace", { marketplaceIds: "A1F83G8C2ARO7P" }],
  ])("is refused with %s", async (_, change) => {
    const { list } = await rig({ jobs: 100 });
    const { nextPageToken = "" } = listingOf(await list());
    const reply = await list({ pageToken: nextPageToken, ...change });
    expect(reply.status).toBe(400);
    expect(reply.errors[0]).toMatchObject({
      code: "InvalidInput",
      message: expect.stringContaining("pageToken"),
    });
  });

  it("is good more than once, whatever the order of the parameters", async () => {
    const { get, list } = await rig({ jobs: 100 });
    const { nextPageToken = "" } = listingOf(await list({ pageSize: "5" }));
    const token = encodeURIComponent(nextPageToken);
    const shuffled = `pageToken=${token}&pageSize=5&createdAfter=2020-01-01T00:00:00Z&marketplaceIds=ATVPDKIKX0DER`;
    const once = listingOf(await list({ pageSize: "5", pageToken: nextPageToken }));
    const twice = listingOf(await get(`/service/v1/serviceJobs?${shuffled}`));
    expect(idsOf([twice])).toEqual(idsOf([once]));
  });

  it("expires", async () => {
    const { clock, list } = await rig({ jobs: 100, pageTokenSeconds: 60 });
    const { nextPageToken = "" } = listingOf(await list());
    clock.now = NOW + 59_999;
    expect((await list({ pageToken: nextPageToken })).status).toBe(200);
    clock.now = NOW + 60_000;
    expect((await list({ pageToken: nextPageToken })).status).toBe(400);
  });

  it.each([
    ["made up", () => "bm90IGEgdG9rZW4gYXQgYWxs"],
    ["encoded twice", (token: string) => encodeURIComponent(token)],
    ["cut", (token: string) => token.slice(0, -8)],
    ["altered", (token: string) => (token.startsWith("A") ? "B" : "A") + token.slice(1)],
  ])("is refused when %s", async (_, spoil) => {
    const { list } = await rig({ jobs: 100 });
    const { nextPageToken = "" } = listingOf(await list());
    expect((await list({ pageToken: spoil(nextPageToken) })).status).toBe(400);
  });

  it("says nothing to who reads it", async () => {
    const { list } = await rig({ jobs: 100 });
    const { nextPageToken = "", jobs } = listingOf(await list());
    const bytes = Buffer.from(nextPageToken, "base64").toString("latin1");
    expect(bytes).not.toContain(jobs.at(-1)?.serviceJobId);
  });
});
