import { describe, expect, it } from "vitest";
import { filterSample } from "@/lib/testing/filter-sample";
import { FILTER_NAMES, isLiveFilter } from "./filters";
import { indexOnlyParameters, liveOnlyParameters, meansOlderJobs } from "./index-only";
import { type JobsSearch, readSearch, SORTS, searchToString, withFilters } from "./jobs-search";

const now = Date.parse("2026-11-23T20:00Z");
const read = (query: string, index = true) =>
  readSearch(new URLSearchParams(query), { marketplaces: ["ATVPDKIKX0DER"], index, now });
const searchOf = (query: string) => read(query).search;
const many = (count: number) => Array.from({ length: count }, (_, index) => index).join(",");

describe("only an index can answer", () => {
  it.each([
    ["", []],
    ["status=HOLD&store=S1&asin=B000000001&scheduled=today&created=90d&sort=-status", []],
    ["technician=T1", ["technician"]],
    ["technician=none", ["technician"]],
    ["flag=late&location=IN_HOME", ["flag", "location"]],
    ["q=tire", ["q"]],
    ["created=any", ["created"]],
    ["created=..2026-11-01", []],
    ["created=any&order=113-1", []],
    ["sort=appointment", ["sort"]],
    ["sort=-service&q=tire", ["q", "sort"]],
    [`store=${many(50)}`, []],
    [`store=${many(51)}`, ["store"]],
    [`order=${many(20)}`, []],
    [`order=${many(21)}&tracking=${many(200)}`, ["order", "tracking"]],
  ])("%.60s: %j", (query, parameters) => {
    expect(indexOnlyParameters(searchOf(query))).toEqual(parameters);
  });

  it.each(FILTER_NAMES)("%s, unless Amazon has a field for it", (name) => {
    const search = searchOf(`${name}=${filterSample(name)}`);
    expect(indexOnlyParameters(search)).toEqual(isLiveFilter(name) ? [] : [name]);
  });

  it("every order but Amazon's four", () => {
    const only = SORTS.filter((sort) => indexOnlyParameters(searchOf(`sort=${sort}`)).length > 0);
    expect(only).toEqual(SORTS.slice(4));
  });
});

it.each([
  ["", []],
  ["created=7d&technician=T1", []],
  ["updated=7d", ["updated"]],
  ["source=live", ["source"]],
  ["updated=7d&source=live", ["updated", "source"]],
])("only Amazon's own list can answer %s: %j", (query, parameters) => {
  expect(liveOnlyParameters(searchOf(query))).toEqual(parameters);
});

describe("what only one of the two can answer", () => {
  it.each([
    ["updated=7d&technician=T1", ["technician", "updated"], "technician=T1"],
    ["sort=store&source=live", ["sort", "source"], "sort=store"],
    [`updated=24h&asin=${many(0)}&store=${many(51)}`, ["store", "updated"], `store=${many(51)}`],
    ["q=tire&flag=late&updated=7d", ["flag", "q", "updated"], "flag=late&q=tire"],
  ])("cannot be asked together: %.60s", (query, parameters, rest) => {
    const { search, problems } = read(query);
    expect(problems.map(({ parameter, code }) => [parameter, code])).toEqual(
      parameters.map((parameter) => [parameter, "indexAndLive"]),
    );
    expect(searchToString(search)).toBe(rest);
  });

  it.each<[string, Partial<JobsSearch>, string]>([
    ["updated=7d&status=HOLD", { technician: ["T1"] }, "status=HOLD&technician=T1"],
    ["source=live", { sort: "appointment" }, "sort=appointment"],
    ["updated=7d&source=live", { q: "tire" }, "q=tire"],
    [
      "technician=T1&flag=late&sort=store&status=HOLD",
      { updated: { kind: "preset", preset: "7d" } },
      "status=HOLD&updated=7d",
    ],
    ["q=tire&created=any", { source: "live" }, "source=live"],
    ["created=any", { updated: { kind: "preset", preset: "7d" } }, "updated=7d"],
    ["updated=7d", { created: { kind: "preset", preset: "any" } }, "created=any"],
  ])("%s gives way to what is set: %j", (query, patch, expected) => {
    expect(searchToString(withFilters(searchOf(query), patch))).toBe(expected);
  });
});

it.each([
  [["T1", "none"], "technician=none"],
  [["none", "T1"], "technician=T1"],
  [["none"], "technician=none"],
  [["T1", "T2"], "technician=T1,T2"],
  [[], ""],
])("of nobody and somebody the last stays: %j", (technician, expected) => {
  expect(searchToString(withFilters(searchOf(""), { technician }))).toBe(expected);
});

describe("without an index", () => {
  it.each([
    ["technician=T1", "technician", "indexOnly"],
    ["flag=late", "flag", "indexOnly"],
    ["location=ONLINE", "location", "indexOnly"],
    ["q=tire", "q", "indexOnly"],
    ["created=any", "created", "indexOnly"],
    ["sort=appointment", "sort", "sortUnknown"],
    [`store=${many(51)}`, "store", "tooMany"],
    [`order=${many(201)}`, "order", "tooMany"],
  ])("%.60s is named and left out", (query, parameter, code) => {
    const { search, problems } = read(query, false);
    expect(problems).toMatchObject([{ parameter, code }]);
    expect(searchToString(search)).toBe("");
  });

  it("a range is offered without any time", () => {
    const [problem] = read("created=soon", false).problems;
    expect(problem?.detail).not.toContain("any");
    expect(read("created=soon").problems[0]?.detail).toContain("any");
  });

  it("what Amazon's own list answers is asked as ever, and as live", () => {
    const query = `status=HOLD&store=${many(50)}&updated=7d&sort=status&source=live`;
    const { search, problems } = read(query, false);
    expect(problems).toEqual([]);
    expect(searchToString(search)).toBe(query);
  });
});

it.each([
  ["order=113-1", true],
  ["tracking=1Z9&status=HOLD", true],
  ["order=113-1&created=any", true],
  ["order=113-1&created=..2026-11-01", true],
  ["order=113-1&created=7d", false],
  ["order=113-1&created=2026-11-01..", false],
  ["order=113-1&flag=late", false],
  ["order=113-1&sort=appointment", false],
  ["status=HOLD", false],
  ["created=any", false],
])("%s may mean jobs older than those that are kept: %s", (query, older) => {
  expect(meansOlderJobs(searchOf(query))).toBe(older);
});
