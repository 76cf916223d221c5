import { expect, it } from "vitest";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { SORTS } from "./jobs-search";

it("columns sort only by the orders that an address names, each way round", () => {
  const sorts = JOB_COLUMNS.flatMap((column) => ("sort" in column ? [column.sort] : []));
  const words = sorts.flatMap((sort) => [sort, `-${sort}`]);
  expect(words.toSorted()).toEqual(SORTS.toSorted());
});
