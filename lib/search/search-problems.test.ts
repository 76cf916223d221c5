import { describe, expect, it } from "vitest";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { emptySearch, readSearch, searchToString } from "./jobs-search";
import { checkValue } from "./pasted-values";

const US = "ATVPDKIKX0DER";
const UK = "A1F83G8C2ARO7P";
const now = Date.parse("2026-11-23T20:00Z");

function read(query: string, { sandbox = false, index = false } = {}) {
  return readSearch(new URLSearchParams(query), { marketplaces: [US, UK], sandbox, index, now });
}

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(",");
const manyAsins = (count: number) => many(count, (index) => `B000000${100 + index}`);
const asins = (count: number) => many(count, (index) => `B0000000${10 + index}`);

describe("what cannot be read", () => {
  it.each([
    ["status=SLEEPING", "status", "unknownStatus"],
    ["asin=B00000000", "asin", "asinLength"],
    ["asin=B0000000001", "asin", "asinLength"],
    [`asin=${asins(21)}`, "asin", "tooMany"],
    [`store=${"x".repeat(101)}`, "store", "tooLong"],
    [`store=${many(51, String)}`, "store", "tooMany"],
    [`skill=${"x".repeat(51)}`, "skill", "tooLong"],
    [`skill=${many(21, String)}`, "skill", "tooMany"],
    ["skill=wall%252Cmount", "skill", "hasComma"],
    ["order=12A", "order", "orderForm"],
    [`order=${many(21, String)}`, "order", "tooMany"],
    ["productOrder=12_3", "productOrder", "orderForm"],
    ["tracking=1Z 9", "tracking", "trackingForm"],
    ["created=soon", "created", "rangeUnreadable"],
    ["created=..", "created", "rangeUnreadable"],
    ["updated=2026-02-30..", "updated", "rangeUnreadable"],
    ["scheduled=2026-11-02..2026-11-01", "scheduled", "rangeBackwards"],
    ["created=TEST_CASE_400..", "created", "sandboxOnly"],
    ["updated=TEST_CASE_400..", "updated", "rangeUnreadable"],
    ["tz=Mars/Olympus_Mons", "tz", "zoneUnknown"],
    ["marketplace=A1PA6795UKMFR9", "marketplace", "marketplaceUnknown"],
    ["sort=name", "sort", "sortUnknown"],
    ["size=0", "size", "sizeOutside"],
    ["size=21", "size", "sizeOutside"],
    ["page=0", "page", "pageUnreadable"],
    ["page=-1", "page", "pageUnreadable"],
    ["page=1.5", "page", "pageUnreadable"],
    ["page=two", "page", "pageUnreadable"],
    ["page=99999999999999999999", "page", "pageUnreadable"],
    ["asOf=yesterday", "asOf", "asOfUnreadable"],
    ["asOf=2026-11-25T08:00Z", "asOf", "asOfAhead"],
    [`job=${"x".repeat(101)}`, "job", "tooLong"],
    ["status=HOLD&status=COMPLETED", "status", "repeated"],
    ["page=2&page=2", "page", "repeated"],
  ])("%.60s names %s: %s", (query, parameter, code) => {
    const { problems } = read(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ parameter, code });
    expect(problems[0]?.detail).toMatch(/\.$/);
  });

  it.each([
    ["technician=Marcus Bell", "technician", "technicianForm"],
    [`technician=${"T".repeat(51)}`, "technician", "technicianForm"],
    [`technician=${many(201, String)}`, "technician", "overLimit"],
    ["technician=none,T1", "technician", "noneAndSome"],
    ["technician=T1,none", "technician", "noneAndSome"],
    ["flag=early", "flag", "unknownFlag"],
    ["flag=late,Late", "flag", "unknownFlag"],
    ["location=AT_HOME", "location", "unknownLocation"],
    ["q=x", "q", "tooShort"],
    [`q=${"x".repeat(81)}`, "q", "tooLong"],
    ["created=ANY", "created", "rangeUnreadable"],
    ["updated=any", "updated", "rangeUnreadable"],
    ["scheduled=any", "scheduled", "rangeUnreadable"],
    ["sort=order", "sort", "sortUnknown"],
    ["source=index", "source", "sourceUnknown"],
    [`asin=${manyAsins(201)}`, "asin", "overLimit"],
    [`store=${many(201, String)}`, "store", "overLimit"],
    [`skill=${many(201, String)}`, "skill", "overLimit"],
    [`order=${many(201, String)}`, "order", "overLimit"],
    [`productOrder=${many(201, String)}`, "productOrder", "overLimit"],
    [`tracking=${many(201, String)}`, "tracking", "overLimit"],
  ])("with an index %.60s names %s: %s", (query, parameter, code) => {
    const { search, problems } = read(query, { index: true });
    expect(problems).toMatchObject([{ parameter, code }]);
    expect(problems[0]?.detail).toMatch(/\.$/);
    expect(searchToString(search)).toBe(query === "flag=late,Late" ? "flag=late" : "");
  });

  it.each([
    [`technician=${many(200, String)}`, `technician=${many(200, String)}`],
    [`technician=${"T".repeat(50)}`, `technician=${"T".repeat(50)}`],
    ["technician=none", "technician=none"],
    ["technician=none,none", "technician=none"],
    ["flag=proofMissing,late", "flag=late,proofMissing"],
    ["location=ONLINE,IN_HOME", "location=IN_HOME,ONLINE"],
    ["q=ab", "q=ab"],
    [`q=${"x".repeat(80)}`, `q=${"x".repeat(80)}`],
    ["q= tire, 2 of ", "q=tire%252C%25202%2520of"],
    ["q=“tire”", "q=tire"],
    ['q=wall mount 55"', "q=wall%20mount%2055"],
    ["q= ", ""],
    ["created=any", "created=any"],
    ["created=any&order=113-1", "order=113-1&created=any"],
    ["sort=-appointment", "sort=-appointment"],
    ["source=live", "source=live"],
    [`tracking=${many(200, String)}`, `tracking=${many(200, String)}`],
  ])("with an index %.60s is fine", (query, canonical) => {
    const { search, problems } = read(query, { index: true });
    expect(problems).toEqual([]);
    expect(searchToString(search)).toBe(canonical);
  });

  it.each([
    ["", ""],
    ["utm_source=mail&fbclid=1&constructor=x&__proto__=y", ""],
    ["status=&store=&created=&page=&job=", ""],
    [`asin=${asins(20)}`, `asin=${asins(20)}`],
    [`store=${"x".repeat(100)}`, `store=${"x".repeat(100)}`],
    [`skill=${"x".repeat(50)}`, `skill=${"x".repeat(50)}`],
    ["size=1", "size=1"],
    ["created=2026-11-01..2026-11-01", "created=2026-11-01..2026-11-01"],
    ["updated=7d&scheduled=today", "updated=7d&scheduled=today"],
    [`marketplace=${UK}`, `marketplace=${UK}`],
  ])("%.60s is fine", (query, canonical) => {
    const { search, problems } = read(query);
    expect(problems).toEqual([]);
    expect(searchToString(search)).toBe(canonical);
  });
});

describe("what chats and word processors do to an address", () => {
  it.each([
    ["store=store-1，store-2", "store=store-1,store-2"],
    ["store=“store-1”، store\u20112.", "store=store-1,store-2"],
    ["store=SEA%2520TUKWILA", "store=SEA%20TUKWILA"],
    [
      "store=東京ストア、大阪ストア。",
      "store=%E6%9D%B1%E4%BA%AC%E3%82%B9%E3%83%88%E3%82%A2,%E5%A4%A7%E9%98%AA%E3%82%B9%E3%83%88%E3%82%A2",
    ],
    ["status=HOLD>", "status=HOLD"],
    ["status=ＨＯＬＤ；COMPLETED", "status=HOLD,COMPLETED"],
    ["asin=\u200bb000000001\ufeff.", "asin=B000000001"],
    ["order=113–1234567–7654321。", "order=113-1234567-7654321"],
    ["productOrder=(113-1234567-7654321)", "productOrder=113-1234567-7654321"],
    ["tracking=TBA12345;TBA12346;", "tracking=TBA12345,TBA12346"],
    ["skill=TV\u00a0mounting", "skill=TV%20mounting"],
    ["created=7d.", "created=7d"],
    ["updated=2026–11–01..2026–11–02)", "updated=2026-11-01..2026-11-02"],
    ["tz=America/Chicago\u200b", "tz=America/Chicago"],
    ["sort=status,", "sort=status"],
    ["size=５&page=２!", "size=5&page=2"],
    ["asOf=2026-11-01T08:00Z.", "asOf=2026-11-01T08:00Z"],
    ["job=\u202a34000164006504\u202c.", "job=34000164006504"],
    [`marketplace=${UK}.`, `marketplace=${UK}`],
  ])("%s means %s", (query, canonical) => {
    const { search, problems } = read(query);
    expect(problems).toEqual([]);
    expect(searchToString(search)).toBe(canonical);
  });
});

describe("what is left of a search", () => {
  it("is everything that could be read", () => {
    const { search, problems } = read(
      "status=HOLD,SLEEPING,hold&asin=B000000001,B1&page=x&store=S1&created=soon&updated=7d",
    );
    expect(search).toEqual({
      ...emptySearch(),
      status: ["HOLD"],
      asin: ["B000000001"],
      store: ["S1"],
      updated: { kind: "preset", preset: "7d" },
    });
    expect(problems.map(({ parameter, values }) => [parameter, values])).toEqual([
      ["status", ["SLEEPING", "hold"]],
      ["asin", ["B1"]],
      ["created", ["soon"]],
      ["page", ["x"]],
    ]);
  });

  it("lacks a whole list that is too long, and says how long it may be", () => {
    const { search, problems } = read(`asin=${asins(21)}&status=HOLD`);
    expect(search).toEqual({ ...emptySearch(), status: ["HOLD"] });
    expect(problems).toMatchObject([{ limit: 20 }]);
  });

  it("counts only items that are valid", () => {
    const every = SERVICE_JOB_STATUSES.join(",");
    const { search, problems } = read(`status=${every},SLEEPING`);
    expect(search.status).toEqual(SERVICE_JOB_STATUSES);
    expect(problems).toMatchObject([{ code: "unknownStatus", values: ["SLEEPING"] }]);
  });

  it("counts a repeated item once", () => {
    expect(read(`asin=${asins(20)},${asins(20).toLowerCase()}`).problems).toEqual([]);
  });

  it("keeps created where both ranges are given, and names both", () => {
    const { search, problems } = read("created=7d&updated=24h");
    expect(search).toMatchObject({ created: { preset: "7d" }, updated: null });
    expect(problems).toMatchObject([
      { parameter: "created", code: "createdAndUpdated" },
      { parameter: "updated", code: "createdAndUpdated" },
    ]);
  });

  it("lacks a parameter that is given twice", () => {
    expect(read("status=HOLD&status=COMPLETED&store=S1").search).toEqual({
      ...emptySearch(),
      store: ["S1"],
    });
  });
});

describe("problems", () => {
  it("name the status and the seven there are", () => {
    const [problem] = read("status=SLEEPING").problems;
    for (const status of ["SLEEPING", ...SERVICE_JOB_STATUSES]) {
      expect(problem?.detail).toContain(status);
    }
  });

  it("do not arise in the sandbox from its own start date", () => {
    const { search, problems } = read("created=TEST_CASE_400..", { sandbox: true });
    expect(problems).toEqual([]);
    expect(searchToString(search)).toBe("created=TEST_CASE_400..");
  });

  it.each([
    [`created=2026-11-02T05:00Z..2026-11-01&marketplace=${US}`, 0],
    [`created=2026-11-02T05:00Z..2026-11-01&marketplace=${UK}`, 1],
    ["created=2026-11-02T05:00Z..2026-11-01", 0],
    ["created=2026-11-02T05:00Z..2026-11-01&tz=Asia/Tokyo", 1],
  ])("take the days of a range in the zone of %s", (query, count) => {
    expect(read(query).problems).toHaveLength(count);
  });
});

describe("checkValue", () => {
  it.each([
    ["store", "Tyres, Inc", "hasComma"],
    ["skill", " ", "empty"],
    ["asin", "B00", "asinLength"],
    ["order", "1-2x", "orderForm"],
    ["tracking", "1Z_9", "trackingForm"],
    ["status", "SLEEPING", "unknownStatus"],
  ] as const)("refuses %s %j: %s", (parameter, value, code) => {
    expect(checkValue(parameter, value)).toMatchObject({ parameter, code });
  });

  it.each([
    ["asin", " b000000001 "],
    ["store", "Reifen Müller 東京"],
    ["order", "701-1234567-1234567"],
  ] as const)("accepts %s %j", (parameter, value) => {
    expect(checkValue(parameter, value)).toBeNull();
  });

  it("is never needed to keep a value whole: one with a comma comes back as a problem", () => {
    const query = searchToString({ ...emptySearch(), store: ["Tyres, Inc"] });
    const { search, problems } = read(query);
    expect(search.store).toEqual([]);
    expect(problems).toMatchObject([{ parameter: "store", code: "hasComma" }]);
  });
});
