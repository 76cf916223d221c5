import { expect, it } from "vitest";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { SORTS } from "./jobs-search";

it("columns sort by what Amazon or the index sorts by, each way round", () => {
  const sorts = JOB_COLUMNS.flatMap((column) => ("sort" in column ? [column.sort] : []));
  const words = sorts.flatMap((sort) => [sort, `-${sort}`]);
  expect(words.toSorted()).toEqual(SORTS.toSorted());
});
