import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalQuery, type JobsQuery } from "./get-service-jobs";

const US = "ATVPDKIKX0DER";

test("joins lists by literal commas and encodes everything else once", () => {
  const query = canonicalQuery({
    marketplaceId: US,
    createdAfter: "2026-01-01T00:00:00+02:00",
    requiredSkills: ["tyre fitting", "TV & wall"],
    pageToken: "MjAyMg%3D",
    pageSize: 20,
    sortField: "JOB_DATE",
    sortOrder: "DESC",
  });

  expect(query).toBe(
    "createdAfter=2026-01-01T00%3A00%3A00%2B02%3A00&marketplaceIds=ATVPDKIKX0DER&pageSize=20" +
      "&pageToken=MjAyMg%253D&requiredSkills=TV%20%26%20wall,tyre%20fitting" +
      "&sortField=JOB_DATE&sortOrder=DESC",
  );
});

test("names every parameter as Amazon's model does", () => {
  const list = ["x"];
  const query: JobsQuery = {
    marketplaceId: "x",
    createdAfter: "x",
    createdBefore: "x",
    lastUpdatedAfter: "x",
    lastUpdatedBefore: "x",
    scheduleStartDate: "x",
    scheduleEndDate: "x",
    serviceJobStatus: list,
    storeIds: list,
    asins: list,
    requiredSkills: list,
    serviceOrderIds: list,
    productOrderIds: list,
    trackingIds: list,
    pageSize: 1,
    pageToken: "x",
    sortField: "JOB_DATE",
    sortOrder: "ASC",
  };

  const names = [...new URLSearchParams(canonicalQuery(query)).keys()];

  expect(names).toEqual([
    "asins",
    "createdAfter",
    "createdBefore",
    "lastUpdatedAfter",
    "lastUpdatedBefore",
    "marketplaceIds",
    "pageSize",
    "pageToken",
    "productOrderIds",
    "requiredSkills",
    "scheduleEndDate",
    "scheduleStartDate",
    "serviceJobStatus",
    "serviceOrderIds",
    "sortField",
    "sortOrder",
    "storeIds",
    "trackingIds",
  ]);
});

test("is one string for one question, however it is put", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[A-Z0-9 ü&%]{1,8}$/), { minLength: 1 }),
      fc.integer({ min: 0, max: 20 }),
      (storeIds, turn) => {
        const turned = [...storeIds.slice(turn), ...storeIds.slice(0, turn), ...storeIds];
        const plain = canonicalQuery({ marketplaceId: US, storeIds, pageSize: 20 });
        expect(canonicalQuery({ pageSize: 20, storeIds: turned, marketplaceId: US })).toBe(plain);
        expect(new URLSearchParams(plain).get("storeIds")?.split(",")).toEqual(storeIds.sort());
      },
    ),
  );
});

test.each([
  [{ asins: ["B000000001"] }, { asins: ["B000000002"] }],
  [{ storeIds: ["1"] }, { asins: ["1"] }],
  [{ pageToken: "a" }, {}],
  [{ createdAfter: "2026" }, { lastUpdatedAfter: "2026" }],
])("tells %o from %o", (one, other) => {
  expect(canonicalQuery({ marketplaceId: US, ...one })).not.toBe(
    canonicalQuery({ marketplaceId: US, ...other }),
  );
});

test("leaves out what is not asked", () => {
  expect(
    canonicalQuery({ marketplaceId: US, asins: [], storeIds: [""], pageToken: undefined }),
  ).toBe("marketplaceIds=ATVPDKIKX0DER");
});

test("refuses a list value with a comma, without repeating it", () => {
  const ask = () => canonicalQuery({ marketplaceId: US, requiredSkills: ["tyres, wheels"] });

  expect(ask).toThrow(expect.objectContaining({ kind: "rejected", status: null }));
  expect(ask).toThrow(/requiredSkills/);
  expect(ask).not.toThrow(/wheels/);
});
