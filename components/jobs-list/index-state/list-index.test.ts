import { expect, it } from "vitest";
import type { JobPage } from "@/lib/jobs/job";
import type { IndexInfo } from "@/lib/jobs/job-index";
import { holdsEverything, type ListIndex, listIndexOf } from "./list-index";

const asOf = "2026-11-24T14:32Z";
const info: IndexInfo = { state: "ready", asOf, since: null, verified: null };
const unknown: ListIndex = { kept: true, info: null, source: "live" };

function pageWith(rest: Partial<JobPage>): JobPage {
  return {
    ...{ jobs: [], total: 0, page: 1, pageSize: 20, hasNext: false, hasPrevious: false },
    ...{ asOf, fetchedAt: asOf },
    ...rest,
  };
}

it("is what the last answer said", () => {
  const page = pageWith({ source: "index", index: info });
  expect(listIndexOf(page, unknown)).toEqual({ kept: true, info, source: "index" });
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

it("holds jobs of any age once its filling has come to the end", () => {
  expect(holdsEverything(info)).toBe(true);
  expect(holdsEverything({ ...info, since: "2026-09-12T00:00Z" })).toBe(false);
  expect(holdsEverything({ ...info, asOf: null })).toBe(false);
  expect(holdsEverything(null)).toBe(false);
});
