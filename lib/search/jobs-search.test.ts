import { expect, it } from "vitest";
import { JOB_COLUMNS } from "@/lib/jobs/columns";
import { LIVE_SORTS } from "./index-only";

it("columns sort only by what Amazon sorts by, each way round", () => {
  const sorts = JOB_COLUMNS.flatMap((column) => ("sort" in column ? [column.sort] : []));
  const words = sorts.flatMap((sort) => [sort, `-${sort}`]);
  expect(words.toSorted()).toEqual(LIVE_SORTS.toSorted());
});
