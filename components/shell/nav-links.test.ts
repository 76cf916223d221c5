import { expect, it } from "vitest";
import { linkTarget, NO_ADDRESSES } from "./nav-links";

const left = new Map([["/jobs", "/jobs?status=HOLD&page=2"]]);

it.each(["/lookup", "/jobs/34000164006504"])("leads from %s to the list as it was left", (path) => {
  expect(linkTarget("/jobs", path, left)).toBe("/jobs?status=HOLD&page=2");
});

it("leads from the list itself to the whole list", () => {
  expect(linkTarget("/jobs", "/jobs", left)).toBe("/jobs");
});

it("leads to the beginning of what was not visited yet", () => {
  expect(linkTarget("/lookup", "/jobs", left)).toBe("/lookup");
  expect(linkTarget("/jobs", "/lookup", NO_ADDRESSES)).toBe("/jobs");
});
