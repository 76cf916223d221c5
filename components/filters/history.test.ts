import { expect, test } from "vitest";
import { startSitting } from "./history";

test("every click is an entry", () => {
  const sitting = startSitting();
  expect([sitting.mode("click"), sitting.mode("click")]).toEqual(["push", "push"]);
});

test("typing makes one entry and replaces it", () => {
  const sitting = startSitting();
  expect([sitting.mode("typing"), sitting.mode("typing"), sitting.mode("typing")]).toEqual([
    "push",
    "replace",
    "replace",
  ]);
});

test("typing after a click does not overwrite the click", () => {
  const sitting = startSitting();
  const modes = (["typing", "click", "typing", "typing"] as const).map(sitting.mode);
  expect(modes).toEqual(["push", "push", "push", "replace"]);
});
