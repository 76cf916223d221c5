import { expect, it } from "vitest";
import { NOWHERE, wayTo } from "./nav-links";

const left = new Map([["/jobs", "/jobs?status=HOLD&page=2"]]);

it.each(["/lookup", "/jobs/34000164006504"])("leads from %s to the list as it was left", (path) => {
  expect(wayTo("/jobs", path, left)).toBe("/jobs?status=HOLD&page=2");
});

it("leads from the list itself to the whole list", () => {
  expect(wayTo("/jobs", "/jobs", left)).toBe("/jobs");
});

it("leads to the beginning of what was not visited yet", () => {
  expect(wayTo("/lookup", "/jobs", left)).toBe("/lookup");
  expect(wayTo("/jobs", "/lookup", NOWHERE)).toBe("/jobs");
});
