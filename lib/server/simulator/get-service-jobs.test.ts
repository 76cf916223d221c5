import { describe, expect, it } from "vitest";
import { EVER, listingOf, listPath, NOW, rig, US } from "./testing/client";

const ids = (count: number, width = 4) =>
  Array.from({ length: count }, (_, index) => String(index).padStart(width, "0")).join(",");

describe("getServiceJobs refuses", () => {
  it.each<[string, string]>([
    ["no marketplace", `createdAfter=${EVER}`],
    ["an empty marketplace", `marketplaceIds=&createdAfter=${EVER}`],
    ["two marketplaces", `marketplaceIds=${US},A1F83G8C2ARO7P&createdAfter=${EVER}`],
    ["a marketplace twice", `marketplaceIds=${US},${US}&createdAfter=${EVER}`],
    ["an unknown marketplace", `marketplaceIds=NOWHERE&createdAfter=${EVER}`],
    ["a repeated name", `marketplaceIds=${US}&createdAfter=${EVER}&createdAfter=${EVER}`],
    ["no date", `marketplaceIds=${US}`],
    ["only an end", `marketplaceIds=${US}&createdBefore=${EVER}`],
    ["only a schedule", `marketplaceIds=${US}&scheduleStartDate=${EVER}`],
    ["both beginnings", `marketplaceIds=${US}&createdAfter=${EVER}&lastUpdatedAfter=${EVER}`],
    ["an end of the other", `marketplaceIds=${US}&createdAfter=${EVER}&lastUpdatedBefore=${EVER}`],
    ["broken encoding", `marketplaceIds=${US}&createdAfter=${EVER}&storeIds=%E0%A4%A`],
    ["double encoding", `marketplaceIds=${US}&createdAfter=2020-01-01T00%253A00%253A00Z`],
    ["a bare plus", `marketplaceIds=${US}&createdAfter=2020-01-01T00:00:00+01:00`],
    [
      "a change that ends early",
      `marketplaceIds=${US}&lastUpdatedAfter=${EVER}&lastUpdatedBefore=2019-01-01T00:00:00Z`,
    ],
    ["a nameless value", `marketplaceIds=${US}&createdAfter=${EVER}&=1`],
  ])("%s", async (_, query) => {
    const { get } = await rig({ jobs: 0 });
    const reply = await get(`/service/v1/serviceJobs?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.errors).toEqual([
      { code: "InvalidInput", message: expect.stringMatching(/.+/), details: "" },
    ]);
    expect(reply.headers["x-amzn-ratelimit-limit"]).toBe("1000.0");
  });

  it.each<[string, Record<string, string>]>([
    ["a date without a time", { createdAfter: "2020-01-01" }],
    ["the sandbox's trigger", { createdAfter: "TEST_CASE_400" }],
    [
      "a schedule that ends early",
      { scheduleStartDate: "2026-01-02T00:00:00Z", scheduleEndDate: EVER },
    ],
    ["a creation that ends early", { createdBefore: "2019-12-31T23:59:59.999Z" }],
    ["page size 0", { pageSize: "0" }],
    ["page size 21", { pageSize: "21" }],
    ["page size 2.5", { pageSize: "2.5" }],
    ["no page size", { pageSize: "" }],
    ["an unknown status", { serviceJobStatus: "COMPLETED,DONE" }],
    ["an empty status", { serviceJobStatus: "" }],
    ["an unknown sort field", { sortField: "CREATED" }],
    ["a sort order in lower case", { sortOrder: "asc" }],
    ["an unknown parameter", { q: "tv" }],
    ["a parameter in wrong case", { PageSize: "20" }],
    ["letters in a service order", { serviceOrderIds: "113-A" }],
    ["letters in a product order", { productOrderIds: "113-A" }],
    ["a tracking id with a blank", { trackingIds: "TBA 1" }],
    ["an ASIN of nine characters", { asins: "B0SVTYRE0" }],
    ["an empty item in a list", { asins: "B0SVTYRE01," }],
    ["21 service orders", { serviceOrderIds: ids(21) }],
    ["21 product orders", { productOrderIds: ids(21) }],
    ["21 tracking ids", { trackingIds: ids(21) }],
    ["21 ASINs", { asins: ids(21, 10) }],
    ["21 skills", { requiredSkills: ids(21) }],
    ["a skill of 51 characters", { requiredSkills: "x".repeat(51) }],
    ["51 stores", { storeIds: ids(51) }],
    ["a store of 101 characters", { storeIds: "x".repeat(101) }],
    ["an empty page token", { pageToken: "" }],
  ])("%s", async (_, parameters) => {
    const { list } = await rig({ jobs: 0 });
    const reply = await list(parameters);
    expect(reply.status).toBe(400);
    expect(reply.errors[0]?.code).toBe("InvalidInput");
  });
});

describe("getServiceJobs takes", () => {
  it.each<[string, Record<string, string>]>([
    [
      "the limits of every list",
      { storeIds: ids(50), asins: ids(20, 10), requiredSkills: ids(20) },
    ],
    ["Amazon's odd date", { createdAfter: "2020-01-01T00:00:00.00-07" }],
    ["an encoded offset", { createdAfter: "2020-01-01T00:00:00+01:00" }],
    ["page size 1", { pageSize: "1" }],
    ["a schedule without an end", { scheduleStartDate: EVER }],
    ["a range of one instant", { createdBefore: EVER }],
  ])("%s", async (_, parameters) => {
    const { list } = await rig({ jobs: 0 });
    expect((await list(parameters)).status).toBe(200);
  });

  it("commas as they are and commas encoded", async () => {
    const { get } = await rig();
    const base = `/service/v1/serviceJobs?marketplaceIds=${US}&createdAfter=${EVER}&serviceJobStatus=`;
    const plain = listingOf(await get(`${base}HOLD,CANCELLED`));
    const encoded = listingOf(await get(`${base}HOLD%2CCANCELLED`));
    expect(plain.totalResultSize).toBeGreaterThan(0);
    expect(encoded.totalResultSize).toBe(plain.totalResultSize);
  });

  it("a marketplace without stores, and finds nothing there", async () => {
    const { list } = await rig();
    const reply = await list({ marketplaceIds: "A1VC38T7YXB528" });
    expect(listingOf(reply)).toEqual({ totalResultSize: 0, jobs: [] });
  });
});

describe("getServiceJobs filters", () => {
  const all = async (parameters: Record<string, string>) => {
    const { list } = await rig();
    const page = listingOf(await list(parameters));
    expect(page.jobs.length).toBeGreaterThan(0);
    return page;
  };

  it("by status", async () => {
    const { jobs } = await all({ serviceJobStatus: "CANCELLED,NOT_SERVICED" });
    for (const job of jobs) expect(["CANCELLED", "NOT_SERVICED"]).toContain(job.serviceJobStatus);
  });

  it("by store", async () => {
    const { jobs } = await all({ storeIds: "SEA-TUKWILA-01" });
    for (const { storeId } of jobs) expect([undefined, "SEA-TUKWILA-01"]).toContain(storeId);
  });

  it("by the service's ASIN and by that of the goods", async () => {
    const { jobs } = await all({ asins: "B0SVTVMT01" });
    for (const job of jobs) expect(job.scopeOfWork?.asin).toBe("B0SVTVMT01");
    const goods = await all({ asins: "B0PT1A4K01" });
    for (const job of goods.jobs) {
      expect(job.associatedItems?.map(({ asin }) => asin)).toContain("B0PT1A4K01");
    }
  });

  it("by skill", async () => {
    const { jobs } = await all({ requiredSkills: "PLUMBING,LOCKSMITH" });
    for (const job of jobs) expect(job.scopeOfWork?.requiredSkills?.join()).toMatch(/PLUM|LOCK/);
  });

  it("by every kind of id", async () => {
    const { list } = await rig();
    const withGoods = listingOf(await list()).jobs.find((job) => job.trackingIds);
    const { serviceOrderId = "", productOrderIds = [], trackingIds = [] } = withGoods ?? {};
    const questions: Record<string, string>[] = [
      { serviceOrderIds: `000-0000000-0000000,${serviceOrderId}` },
      { productOrderIds: productOrderIds.join() },
      { trackingIds: trackingIds.join() },
    ];
    for (const parameters of questions) {
      const found = listingOf(await list(parameters)).jobs.map(({ serviceJobId }) => serviceJobId);
      expect(found).toContain(withGoods?.serviceJobId);
    }
  });

  it("by creation, both ends included", async () => {
    const { list } = await rig();
    const [job] = listingOf(await list({ pageSize: "1" })).jobs;
    const at = new Date(Date.parse(job?.createTime ?? "")).toISOString();
    const same = listingOf(await list({ createdAfter: at, createdBefore: at }));
    expect(same.jobs[0]?.serviceJobId).toBe(job?.serviceJobId);
    const later = new Date(Date.parse(at) + 1).toISOString();
    expect(listingOf(await list({ createdAfter: later })).totalResultSize).toBe(0);
  });

  it("by last update, also when it comes long after the creation", async () => {
    const { get, control, list, clock } = await rig();
    const oldest = listingOf(await list({ sortOrder: "ASC", pageSize: "1" })).jobs[0];
    clock.now = NOW + 1_000;
    await control("change", { serviceJobId: oldest?.serviceJobId });
    const updated = await get(listPath({ lastUpdatedAfter: new Date(NOW + 1).toISOString() }));
    expect(listingOf(updated).jobs.map((job) => job.serviceJobId)).toEqual([oldest?.serviceJobId]);
  });

  it("by schedule, beside the creation", async () => {
    const { jobs } = await all({
      scheduleStartDate: new Date(NOW).toISOString(),
      scheduleEndDate: new Date(NOW + 7 * 86_400_000).toISOString(),
    });
    for (const { appointments = [] } of jobs) {
      const starts = appointments
        .filter((entry) => entry.appointmentStatus !== "CANCELLED")
        .map((entry) => Date.parse(entry.appointmentTime.startTime));
      expect(starts.some((start) => start >= NOW && start <= NOW + 7 * 86_400_000)).toBe(true);
    }
  });
});
