import { expect, it } from "vitest";
import { boundedCache } from "./bounded-cache";

it("makes each thing once, and starts anew rather than grow without end", () => {
  const made: string[] = [];
  const cache = boundedCache<string>(2);
  const take = (key: string) =>
    cache(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(["a", "b", "a", "b"].map(take)).toEqual(["A", "B", "A", "B"]);
  expect(made).toEqual(["a", "b"]);
  take("c");
  take("a");
  expect(made).toEqual(["a", "b", "c", "a"]);
});
