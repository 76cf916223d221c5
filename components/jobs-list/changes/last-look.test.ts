import { beforeEach, expect, it, vi } from "vitest";

const HOUR = 3_600_000;
const kept = new Map<string, string>();
const place = () => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
});

/** A tab that has just been opened. */
async function freshTab() {
  vi.resetModules();
  return import("./last-look");
}

beforeEach(() => kept.clear());

it("remembers from visit to visit when a person looked last", async () => {
  const first = await freshTab();
  expect(first.lookBefore("mara", 10 * HOUR, place)).toBeNull();
  first.noteLook("mara", 10 * HOUR, place);
  const next = await freshTab();
  next.noteLook("mara", 9 * HOUR, place);
  expect(next.lookBefore("mara", 18 * HOUR, place)).toBe(10 * HOUR);
  next.noteLook("mara", 18 * HOUR, place);
  expect(next.lookBefore("mara", 19 * HOUR, place)).toBe(10 * HOUR);
  next.forgetLook();
  expect(next.lookBefore("mara", 19 * HOUR, place)).toBeNull();
});

it("knows people apart, and takes a reload for the same visit", async () => {
  (await freshTab()).noteLook("mara", 10 * HOUR, place);
  expect((await freshTab()).lookBefore("ben", 18 * HOUR, place)).toBeNull();
  expect((await freshTab()).lookBefore("mara", 10 * HOUR + 60_000, place)).toBeNull();
});

it("does without a storage that refuses", async () => {
  const tab = await freshTab();
  const refuse = () => {
    throw new Error("denied");
  };
  expect(() => tab.noteLook("mara", HOUR, refuse)).not.toThrow();
  expect(tab.lookBefore("mara", HOUR, refuse)).toBeNull();
});
