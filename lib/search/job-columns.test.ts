import { expect, it } from "vitest";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { SORTS } from "./jobs-search";

it("columns sort only by what Amazon sorts by, each way round", () => {
  const sorts = JOB_COLUMNS.flatMap((column) => ("sort" in column ? [column.sort] : []));
  const words = sorts.flatMap((sort) => [sort, `-${sort}`]);
  expect(words.toSorted()).toEqual(SORTS.toSorted());
});

it("every column has an id of its own, and those that are off come last", () => {
  expect(new Set(JOB_COLUMNS.map(({ id }) => id)).size).toBe(JOB_COLUMNS.length);
  const visible = JOB_COLUMNS.map((column) => column.visible);
  expect(visible.indexOf(false)).toBe(visible.lastIndexOf(true) + 1);
});
