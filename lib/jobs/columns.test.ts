import { expect, it } from "vitest";
import { JOB_COLUMNS } from "./columns";

it("every column has an id of its own, and those that are off come last", () => {
  expect(new Set(JOB_COLUMNS.map(({ id }) => id)).size).toBe(JOB_COLUMNS.length);
  const visible = JOB_COLUMNS.map((column) => column.visible);
  expect(visible.indexOf(false)).toBe(visible.lastIndexOf(true) + 1);
});
