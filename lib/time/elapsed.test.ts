import { expect, it } from "vitest";
import { startElapsed } from "./elapsed";

it.each([
  { what: "both clocks go", wall: 60, monotonic: 60, passed: 60 },
  { what: "the clock is set back", wall: -3_600, monotonic: 60, passed: 60 },
  { what: "the clock is set forward", wall: 3_600, monotonic: 60, passed: 3_600 },
  { what: "the machine slept", wall: 900, monotonic: 60, passed: 900 },
  { what: "nothing goes forward", wall: -1, monotonic: 0, passed: 0 },
])("$what: $passed", ({ wall, monotonic, passed }) => {
  const now = { wall: 1_000_000, monotonic: 5 };
  const elapsed = startElapsed({ wall: () => now.wall, monotonic: () => now.monotonic });
  now.wall += wall;
  now.monotonic += monotonic;
  expect(elapsed()).toBe(passed);
});
