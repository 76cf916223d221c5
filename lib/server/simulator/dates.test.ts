import { describe, expect, it } from "vitest";
import { parseInstant } from "./list-query";

const AT = Date.UTC(2020, 0, 1, 7);

describe("parseInstant", () => {
  it.each([
    ["2020-01-01T07:00:00Z", AT],
    ["2020-01-01T07:00Z", AT],
    ["2020-01-01T07:00:00.000Z", AT],
    ["2020-01-01T00:00:00.00-07", AT],
    ["2020-01-01T00:00:00-07:00", AT],
    ["2020-01-01T12:30:00+0530", AT],
    ["2020-01-01T07:00:00.5Z", AT + 500],
    ["2020-01-01T07:00:00.123456789Z", AT + 123],
  ])("reads %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    "",
    "2020-01-01",
    "2020-01-01T07:00:00",
    "2020-01-01 07:00:00Z",
    "2020-02-30T07:00:00Z",
    "2020-13-01T07:00:00Z",
    "2020-01-01T24:30:00Z",
    "2020-01-01T07:00:00 07:00",
    "2020-01-01T07:00:00+99:00",
    "2020-01-01T07%3A00%3A00Z",
    "TEST_CASE_400",
    "1577862000000",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});
