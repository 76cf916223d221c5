import { describe, expect, it } from "vitest";
import type { Job, JobPage } from "@/lib/jobs/job";
import { changesIn, changesQuestion, nextResult, pollInterval } from "./change-poll";
import { readSearch, searchToString } from "./jobs-search";

const now = Date.parse("2026-11-23T20:00Z");
const asOf = "2026-11-23T19:55:12.345Z";
const zone = "America/Los_Angeles";

function questionOf(query: string) {
  const { search } = readSearch(new URLSearchParams(query), { marketplaces: [], now });
  return changesQuestion(search, { asOf, zone, now });
}

function pollOf(query: string) {
  const question = questionOf(query);
  return question && searchToString(question.search);
}

const SINCE = "updated=2026-11-23T19:55:12.345Z..";

describe("what is asked about a list", () => {
  it.each([
    { list: "", asks: SINCE },
    { list: "created=7d&page=3&asOf=2026-11-23T19:55Z&job=J1&size=5", asks: SINCE },
    { list: "updated=24h&sort=status", asks: `${SINCE}&size=1` },
    { list: "created=today", asks: SINCE },
    { list: "created=2026-11-01..", asks: SINCE },
    { list: "created=any", asks: `${SINCE}&size=1` },
    { list: "sort=appointment", asks: SINCE },
    { list: "order=113-1234567-7654321", asks: `order=113-1234567-7654321&${SINCE}&size=1` },
    {
      list: "status=HOLD&store=S1&scheduled=today&created=90d&tz=UTC",
      asks: `status=HOLD&store=S1&${SINCE}&scheduled=today&tz=UTC`,
    },
  ])("$list: the same filters, changed since then", ({ list, asks }) => {
    expect(pollOf(list)).toBe(asks);
  });

  it.each(["created=yesterday", "created=lastMonth", "updated=..2026-11-01"])(
    "%s: nothing, for nothing new can join it",
    (list) => {
      expect(pollOf(list)).toBeNull();
    },
  );
});

describe("what is counted", () => {
  const job = (createTime?: string): Job => ({
    serviceJobId: createTime ?? "none",
    createTime,
    zone: "UTC",
    flags: [],
    hidden: [],
  });
  const page = (total: number | null, hasNext: boolean, ...jobs: Job[]): JobPage => ({
    ...{ jobs, total, hasNext, asOf, fetchedAt: asOf },
    ...{ page: 1, pageSize: 20, hasPrevious: false },
  });
  const [fresh, month, old] = ["2026-11-23T19:58Z", "2026-11-02T08:00Z", "2026-09-01T08:00Z"];
  const changes = page(4, false, job(fresh), job(month), job(old), job());

  it.each([
    { list: "", count: 2 },
    { list: "created=7d", count: 1 },
    { list: "created=today", count: 1 },
    { list: "created=90d", count: 3 },
    { list: "created=2026-11-01..2026-11-24", count: 2 },
    { list: "created=..2026-12-01", count: 3 },
    { list: "updated=24h", count: 4 },
    { list: "order=113-1234567-7654321", count: 4 },
  ])("$list: $count of four changes stand in the list", ({ list, count }) => {
    const question = questionOf(list);
    expect(question && changesIn(changes, question, now)).toEqual({ count, more: false });
  });

  it("may be more, where every change that was read stands in the list", () => {
    const question = questionOf("created=90d");
    if (question === null) throw new Error("Something can join this list.");
    expect(changesIn(page(50, true, job(fresh), job(month)), question, now)).toEqual({
      count: 2,
      more: true,
    });
    expect(changesIn(page(50, true, job(fresh), job("2025-01-01T00:00Z")), question, now)).toEqual({
      count: 1,
      more: false,
    });
  });
});

describe("how often", () => {
  it("waits longer each time that nothing changes, five minutes at most", () => {
    expect([0, 1, 2, 3, 40].map(pollInterval)).toEqual([
      60_000, 120_000, 240_000, 300_000, 300_000,
    ]);
  });

  it("counts the polls that brought nothing new", () => {
    const none = { count: 0, more: false };
    const some = { count: 3, more: false };
    const first = nextResult({ ...none, unchanged: 0 }, none);
    expect(first).toEqual({ ...none, unchanged: 1 });
    expect(nextResult(first, some)).toEqual({ ...some, unchanged: 0 });
    expect(nextResult(undefined, some)).toEqual({ ...some, unchanged: 0 });
    expect(nextResult({ ...some, unchanged: 2 }, { ...some, more: true }).unchanged).toBe(0);
  });
});
