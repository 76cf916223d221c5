import { expect, it } from "vitest";
import type { JobPage } from "@/lib/jobs/job";
import type { IndexInfo, IndexReport } from "@/lib/jobs/job-index";
import { emptySearch } from "@/lib/search/jobs-search";
import { parseRange } from "@/lib/time/range";
import { canCount, holdsEverything, type ListIndex, listIndexOf } from "./list-index";

const asOf = "2026-11-24T14:32Z";
const info: IndexInfo = { state: "ready", asOf, since: null, verified: null, sequence: 0 };
const unknown: ListIndex = { kept: true, info: null, report: null, source: "live" };

function pageWith(rest: Partial<JobPage>): JobPage {
  return {
    ...{ jobs: [], total: 0, page: 1, pageSize: 20, hasNext: false, hasPrevious: false },
    ...{ asOf, fetchedAt: asOf },
    ...rest,
  };
}

it("is what the last answer said", () => {
  const page = pageWith({ source: "index", index: info });
  expect(listIndexOf(page, unknown)).toEqual({ ...unknown, info, source: "index" });
});

it("stays known while an answer is on its way or failed", () => {
  const known = listIndexOf(pageWith({ source: "index", index: info }), unknown);
  expect(listIndexOf(null, known)).toBe(known);
  expect(listIndexOf(pageWith({ source: "index", index: { ...info } }), known)).toBe(known);
});

it("is nothing where none is kept, or it is off", () => {
  const none = { ...unknown, kept: false };
  expect(listIndexOf(pageWith({}), none)).toBe(none);
  const off: IndexInfo = { ...info, state: "off" };
  expect(listIndexOf(pageWith({ source: "live", index: off }), unknown)).toBe(unknown);
});

it("holds jobs of any age once its filling has come to the end, as it said last", () => {
  const filling: IndexInfo = { ...info, state: "filling", since: "2026-09-12T00:00Z" };
  const report: IndexReport = { ...info, mode: "memory", progress: null, rows: 9, reason: null };
  expect(holdsEverything({ info, report: null })).toBe(true);
  expect(holdsEverything({ info: { ...info, since: "2025-05-31T00:00Z" }, report: null })).toBe(
    true,
  );
  expect(holdsEverything({ info: filling, report: null })).toBe(false);
  expect(holdsEverything({ info: filling, report })).toBe(true);
  expect(holdsEverything({ info: { ...info, asOf: null }, report: null })).toBe(false);
  expect(holdsEverything(unknown)).toBe(false);
});

it("counts what it answered itself, and beside Amazon's list what it holds to the end", () => {
  const search = emptySearch();
  const live = { ...search, source: "live" } as const;
  const answered: ListIndex = { ...unknown, info, source: "index" };
  const beside: ListIndex = { ...answered, source: "live" };
  const filling: IndexInfo = { ...info, state: "filling", since: asOf };
  expect(canCount(answered, search)).toBe(true);
  expect(canCount({ ...answered, info: filling }, search)).toBe(true);
  expect(canCount(beside, live)).toBe(true);
  expect(canCount({ ...beside, info: filling }, live)).toBe(false);
  expect(canCount(beside, search)).toBe(false);
  expect(canCount(answered, { ...search, updated: parseRange("7d") })).toBe(false);
  expect(canCount(unknown, search)).toBe(false);
});

it("leaves an order of which Amazon may know older jobs to Amazon, before the list has answered", () => {
  const answered: ListIndex = { ...unknown, info, source: "index" };
  const order = { ...emptySearch(), order: ["113-1234567-7654321"] };
  expect(canCount(answered, order)).toBe(false);
  expect(canCount(answered, { ...order, sort: "appointment" })).toBe(false);
  expect(canCount(answered, { ...order, created: parseRange("any") })).toBe(false);
  expect(canCount(answered, { ...order, created: parseRange("7d") })).toBe(true);
  expect(canCount(answered, { ...order, flag: ["late"] })).toBe(true);
});
