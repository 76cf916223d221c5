import { expect, test } from "vitest";
import { summarise } from "./filter-popover";

test("names every value while there is room", () => {
  expect(summarise(["Open", "On hold"])).toEqual({ shown: ["Open", "On hold"], more: 0 });
});

test("counts what does not fit, in the order of the values", () => {
  expect(summarise(["Open", "Payment declined", "To schedule", "On hold"])).toEqual({
    shown: ["Open", "Payment declined"],
    more: 2,
  });
});

test("names the first value however long it is", () => {
  expect(summarise(["53694163-6dc8-4f80-b6b1-ec47b7b9747e", "b"])).toEqual({
    shown: ["53694163-6dc8-4f80-b6b1-ec47b7b9747e"],
    more: 1,
  });
});

test("says nothing of nothing", () => {
  expect(summarise([])).toEqual({ shown: [], more: 0 });
});
