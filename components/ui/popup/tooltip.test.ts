import { expect, test } from "vitest";
import { markTooltipLeft, tooltipDelay } from "./tooltip";
import { showAlone } from "./tooltip-popup";

test("right after one tooltip the next shows at once", () => {
  expect(tooltipDelay(1000)).toBe(500);
  markTooltipLeft(1000);
  expect(tooltipDelay(1399)).toBe(0);
  expect(tooltipDelay(1400)).toBe(500);
});

test("a tooltip takes the one before away, and one that is gone is left alone", () => {
  const dismissed: string[] = [];
  showAlone(() => dismissed.push("first"));
  const release = showAlone(() => dismissed.push("second"));
  expect(dismissed).toEqual(["first"]);
  release();
  showAlone(() => dismissed.push("third"));
  expect(dismissed).toEqual(["first"]);
});
