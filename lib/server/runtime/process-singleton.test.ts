import { expect, it, vi } from "vitest";
import { processSingleton } from "./process-singleton";

const failing = () => {
  throw new Error("The database is away.");
};

it("makes a value once, also one that comes later", async () => {
  const make = vi.fn(async () => ({}));
  const first = processSingleton("test-once", make);
  expect(processSingleton("test-once", make)).toBe(first);
  await first;
  expect(processSingleton("test-once", make)).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
});

it("forgets a failure, so that the next caller tries again", async () => {
  const make = vi
    .fn<() => Promise<string>>(async () => "open")
    .mockImplementationOnce(async () => failing());
  const asked = [processSingleton("test-fails", make), processSingleton("test-fails", make)];
  for (const answer of asked) await expect(answer).rejects.toThrow("The database is away.");
  expect(make).toHaveBeenCalledTimes(1);
  expect(await processSingleton("test-fails", make)).toBe("open");

  expect(() => processSingleton("test-throws", failing)).toThrow("The database is away.");
  expect(processSingleton("test-throws", () => "open")).toBe("open");
});
