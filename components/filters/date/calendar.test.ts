import { expect, test } from "vitest";
import { regionalTag, weekStart } from "./calendar";

test.each([
  ["en", 0],
  ["en-GB", 1],
  ["de", 1],
  ["ar-EG", 6],
  ["zh-CN", 1],
])("weeks of %s begin on day %i", (tag, day) => {
  expect(weekStart(tag)).toBe(day);
});

test.each([
  ["en", ["de-DE", "en-GB", "en-US"], "en-GB"],
  ["en", ["de-DE"], "en"],
  ["zh-CN", ["zh-TW"], "zh-CN"],
])("%s of a reader of %s is %s", (language, preferred, tag) => {
  expect(regionalTag(language, preferred)).toBe(tag);
});
