import { describe, expect, it } from "vitest";
import { FILTER_NAMES, FILTERS, isLiveFilter } from "@/lib/search/filters";
import { readSearch } from "@/lib/search/jobs-search";
import { filterSample } from "@/lib/testing/filter-sample";
import { planJobs } from "./plan";

const US = "ATVPDKIKX0DER";
const UK = "A1F83G8C2ARO7P";
const NOW = Date.parse("2026-11-23T20:34:56.789Z"); // 12:34 in Los Angeles

function plan(query: string, { now = NOW, sandbox = false } = {}) {
  const context = { marketplaces: [US, UK], sandbox, now };
  const { search, problems } = readSearch(new URLSearchParams(query), context);
  expect(problems).toEqual([]);
  return planJobs(search, US, now);
}

describe("dates", () => {
  it("asks for the last 30 days of the marketplace's zone when nothing is said", () => {
    expect(plan("")).toMatchObject({
      marketplaceId: US,
      createdAfter: "2026-10-24T07:00:00.000Z",
      createdBefore: undefined,
      sortField: "JOB_DATE",
      sortOrder: "DESC",
      pageSize: 20,
    });
  });

  it("never sends both a created and an updated range", () => {
    const query = plan("updated=24h");
    expect(query).toMatchObject({ lastUpdatedAfter: "2026-11-22T20:34:00.000Z" });
    expect(query).not.toHaveProperty("createdAfter");
  });

  it("means days in the zone that the search names, else in the marketplace's", () => {
    const days = "created=2026-11-01..2026-11-02";
    expect(plan(days)).toMatchObject({
      createdAfter: "2026-11-01T07:00:00.000Z",
      createdBefore: "2026-11-03T07:59:59.999Z",
    });
    expect(plan(`${days}&marketplace=${UK}`)).toMatchObject({
      marketplaceId: UK,
      createdAfter: "2026-11-01T00:00:00.000Z",
    });
    expect(plan(`${days}&tz=Asia/Tokyo`)).toMatchObject({
      createdAfter: "2026-10-31T15:00:00.000Z",
    });
  });

  it.each([
    ["", "2026-11-01", "2026-11-01T07:00:00.000Z", "2026-11-02T07:59:59.999Z"],
    ["", "2026-03-08", "2026-03-08T08:00:00.000Z", "2026-03-09T06:59:59.999Z"],
    [`&marketplace=${UK}`, "2026-10-25", "2026-10-24T23:00:00.000Z", "2026-10-25T23:59:59.999Z"],
    [`&marketplace=${UK}`, "2026-03-29", "2026-03-29T00:00:00.000Z", "2026-03-29T22:59:59.999Z"],
  ])("asks for all of a day on which the clock changes%s: %s", (rest, day, after, before) => {
    expect(plan(`created=${day}..${day}${rest}`)).toMatchObject({
      createdAfter: after,
      createdBefore: before,
    });
    const visits = plan(`created=2026-01-01..&scheduled=${day}..${day}${rest}`);
    expect(visits).toMatchObject({ scheduleStartDate: after, scheduleEndDate: before });
  });

  it("looks as far back as needed when ids are given without a range", () => {
    expect(plan("order=111-1111111-1111111").createdAfter).toBe("2010-01-01T00:00:00.000Z");
    expect(plan("tracking=TBA1&created=7d").createdAfter).toBe("2026-11-16T08:00:00.000Z");
  });

  it("lets the sandbox's one bad date through, as it stands", () => {
    const query = plan("created=TEST_CASE_400..", { sandbox: true });
    expect(query.createdAfter).toBe("TEST_CASE_400");
  });

  it("asks for appointments beside either range", () => {
    expect(plan("scheduled=2026-11-24..2026-11-24&updated=7d")).toMatchObject({
      scheduleStartDate: "2026-11-24T08:00:00.000Z",
      scheduleEndDate: "2026-11-25T07:59:59.999Z",
    });
  });
});

describe("holding the list still", () => {
  const asOf = "2026-11-20T10:00:00.000Z";

  it("closes an open range at asOf and reads presets as they were then", () => {
    expect(plan(`created=24h&asOf=${asOf}`)).toMatchObject({
      createdAfter: "2026-11-19T10:00:00.000Z",
      createdBefore: asOf,
    });
    expect(plan(`updated=7d&asOf=${asOf}`).lastUpdatedBefore).toBe(asOf);
  });

  it("closes a range that ends later than asOf, and leaves one that ended before", () => {
    expect(plan(`created=2026-11-01..2026-12-31&asOf=${asOf}`).createdBefore).toBe(asOf);
    expect(plan(`created=2026-11-01..2026-11-02&asOf=${asOf}`).createdBefore).toBe(
      "2026-11-03T07:59:59.999Z",
    );
  });
});

it("sends every filter under Amazon's name, and none that is empty", () => {
  const query = plan(
    "status=HOLD,COMPLETED&store=S1,S2&asin=b000000001&skill=TV&order=1-2&productOrder=3-4&tracking=T1&sort=status&size=5",
  );
  expect(query).toMatchObject({
    serviceJobStatus: ["HOLD", "COMPLETED"],
    storeIds: ["S1", "S2"],
    asins: ["B000000001"],
    requiredSkills: ["TV"],
    serviceOrderIds: ["1-2"],
    productOrderIds: ["3-4"],
    trackingIds: ["T1"],
    sortField: "JOB_STATUS",
    sortOrder: "ASC",
    pageSize: 5,
  });
  expect(plan("").storeIds).toBeUndefined();
});

it.each([
  "technician=T1,T2&flag=late&location=IN_HOME&q=tire",
  "technician=none&sort=-appointment",
  `asin=${Array.from({ length: 21 }, (_, index) => `B0000000${10 + index}`).join(",")}`,
])("asks nothing that only an index can answer: %.60s", (query) => {
  expect(plan(query)).toEqual(plan(""));
});

it("reads any time beside ids as no range", () => {
  expect(plan("order=1-2&created=any")).toEqual(plan("order=1-2"));
});

it.each(FILTER_NAMES.filter(isLiveFilter))(
  "asks Amazon for %s by the field that its row names",
  (name) => {
    const { amazon } = FILTERS[name];
    const query = plan(`${name}=${filterSample(name)}`);
    const field = typeof amazon === "object" ? amazon?.after : amazon;
    expect(query).toHaveProperty(field ?? "");
    const sent = FILTERS[name].kind === "range" ? "2026-11-16T08:00:00.000Z" : filterSample(name);
    expect(Object.values(query).flat()).toContain(sent);
  },
);
