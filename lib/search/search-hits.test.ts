import { describe, expect, it } from "vitest";
import { HIT_KINDS, type SearchHit } from "@/lib/jobs/job-index";
import { emptySearch, hrefFor, type JobsSearch, withFilters } from "./jobs-search";
import { changeOfFlag, changeOfHit, changeOfText, groupHits } from "./search-hits";

function hit(kind: SearchHit["kind"], value: string, rest: Partial<SearchHit> = {}): SearchHit {
  return { kind, value, label: value, count: 2, ...rest };
}

describe("groupHits", () => {
  it("puts each kind together, ids first, in the order of the answer", () => {
    const hits = [hit("store", "S2"), hit("job", "J1"), hit("store", "S1"), hit("order", "O1")];
    expect(groupHits(hits)).toEqual([
      { kind: "job", hits: [hits[1]] },
      { kind: "order", hits: [hits[3]] },
      { kind: "store", hits: [hits[0], hits[2]] },
    ]);
  });

  it("shows nothing twice, and no kind that was not found", () => {
    expect(groupHits([hit("asin", "B0"), hit("asin", "B0")])).toHaveLength(1);
    expect(groupHits([hit("asin", "B0"), hit("asin", "B0")])[0]?.hits).toHaveLength(1);
    expect(groupHits([])).toEqual([]);
  });

  it("leaves out no kind", () => {
    expect(groupHits(HIT_KINDS.map((kind) => hit(kind, "x"))).map(({ kind }) => kind)).toEqual(
      HIT_KINDS,
    );
  });
});

describe("what a hit leads to", () => {
  const shown: JobsSearch = {
    ...emptySearch(),
    marketplace: "ATVPDKIKX0DER",
    status: ["HOLD"],
    store: ["S9"],
    sort: "date",
    page: 4,
  };
  const led = (found: SearchHit) => hrefFor(withFilters(shown, changeOfHit(found, shown)));
  const kept = "marketplace=ATVPDKIKX0DER";

  it.each([
    { found: hit("job", "J1"), job: "J1" },
    { found: hit("job", "J1", { count: 1, serviceJobId: "J1" }), job: "J1" },
    { found: hit("order", "113-1", { count: 1, serviceJobId: "J2" }), job: "J2" },
    { found: hit("productOrder", "113-2", { count: 1, serviceJobId: "J3" }), job: "J3" },
    { found: hit("tracking", "1Z9", { count: 1, serviceJobId: "J4" }), job: "J4" },
  ])("$found.kind with one job opens it over the list as it is", ({ found, job }) => {
    expect(led(found)).toBe(`${hrefFor(shown)}&job=${job}`);
  });

  it.each([
    { found: hit("order", "113-1"), query: `${kept}&order=113-1&sort=date` },
    { found: hit("productOrder", "113-2"), query: `${kept}&productOrder=113-2&sort=date` },
    { found: hit("tracking", "1Z9"), query: `${kept}&tracking=1Z9&sort=date` },
    { found: hit("asin", "B0ABCDEFGH"), query: `${kept}&asin=B0ABCDEFGH&created=any&sort=date` },
    { found: hit("store", "SEA-01"), query: `${kept}&store=SEA-01&created=any&sort=date` },
    { found: hit("technician", "T7"), query: `${kept}&technician=T7&created=any&sort=date` },
    {
      found: hit("technician", "T7", { count: 1, serviceJobId: "J1" }),
      query: `${kept}&technician=T7&created=any&sort=date`,
    },
    {
      found: hit("service", "Tire installation"),
      query: `${kept}&q=Tire%20installation&created=any&sort=date`,
    },
  ])("$found.kind lists its jobs of any time instead of the filters", ({ found, query }) => {
    expect(led(found)).toBe(`/jobs?${query}`);
  });

  it("asks for no more of a long title than an address takes", () => {
    const { q } = changeOfHit(hit("service", `${"Tire ".repeat(20)}x`), shown);
    expect(q?.length).toBeLessThanOrEqual(80);
    expect(q).toBe("Tire ".repeat(16).trim());
  });

  it("shows all jobs with a flag, of any time", () => {
    expect(hrefFor(withFilters(shown, changeOfFlag("late", shown)))).toBe(
      `/jobs?${kept}&flag=late&created=any&sort=date`,
    );
  });

  it("shows all jobs with a text, of any time", () => {
    expect(hrefFor(withFilters(shown, changeOfText("tires", shown)))).toBe(
      `/jobs?${kept}&q=tires&created=any&sort=date`,
    );
  });
});
