import { expect, it } from "vitest";
import { readMinutes, writeMinutes } from "./time-field";

it.each([
  ["13:00", 780],
  ["9.30", 570],
  ["930", 570],
  ["0930", 570],
  ["7", 420],
  [" 24:00 ", 1440],
  ["24:01", null],
  ["12:60", null],
  ["noon", null],
  ["", null],
])("%s is %s minutes after midnight", (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

it("is written as it is read", () => {
  for (let minutes = 0; minutes <= 1440; minutes += 5) {
    expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
  }
});
