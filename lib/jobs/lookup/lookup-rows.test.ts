import { expect, it } from "vitest";
import type { Job, JobFields } from "@/lib/jobs/job";
import { lookupRows, sortedRows } from "./lookup-rows";

const job = (serviceJobId: string, fields: Partial<JobFields> = {}): Job => ({
  serviceJobId,
  zone: "UTC",
  flags: [],
  hidden: [],
  ...fields,
});
const NOTHING = { found: [], missing: [], failed: [] };

it("gives the pasted column back in its order, with what was not found in its place", () => {
  const rows = lookupRows(["222-22", "banana", "TBA12", "111-11", "tba12", "3.4E+13", "999-99"], {
    found: [
      { id: "111-11", kind: "order", job: job("a") },
      { id: "111-11", kind: "order", job: job("b") },
      { id: "TBA12", kind: "tracking", job: job("c") },
    ],
    missing: ["222-22"],
    failed: [{ ids: ["999-99"], code: "upstream_unavailable", detail: "" }],
  });
  expect(rows.map(({ id, state, job: { serviceJobId } }) => [id, state, serviceJobId])).toEqual([
    ["222-22", "missing", ""],
    ["banana", "malformed", ""],
    ["TBA12", "found", "c"],
    ["111-11", "found", "a"],
    ["111-11", "found", "b"],
    ["tba12", "found", "c"],
    ["3.4E+13", "shortened", ""],
    ["999-99", "failed", ""],
  ]);
});

it("says of an id without an answer that it is being asked", () => {
  expect(lookupRows(["111-11"], NOTHING)).toMatchObject([{ state: "asked" }]);
});

it("sorts by what the column shows, and leaves what has none behind", () => {
  const at = (id: string, createTime?: string) => ({
    id,
    kind: "order" as const,
    job: job(id, { createTime }),
  });
  const rows = lookupRows(["111-11", "222-22", "333-33", "444-44"], {
    ...NOTHING,
    found: [
      at("111-11", "2026-11-02T00:00:00Z"),
      at("222-22"),
      at("333-33", "2026-11-01T00:00:00+02:00"),
    ],
    missing: ["444-44"],
  });
  const sorted = (descending: boolean) =>
    sortedRows(rows, { column: "created", descending }, "en").map(({ id }) => id);
  expect(sorted(false)).toEqual(["333-33", "111-11", "222-22", "444-44"]);
  expect(sorted(true)).toEqual(["111-11", "333-33", "222-22", "444-44"]);
});
