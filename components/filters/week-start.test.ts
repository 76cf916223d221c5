import { expect, test } from "vitest";
import { weekStart } from "./week-start";

test.each([
  ["en", 0],
  ["en-GB", 1],
  ["de", 1],
  ["ar-EG", 6],
  ["zh-CN", 1],
])("weeks of %s begin on day %i", (tag, day) => {
  expect(weekStart(tag)).toBe(day);
});
