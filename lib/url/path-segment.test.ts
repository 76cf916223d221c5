import fc from "fast-check";
import { expect, it } from "vitest";
import { readSegment } from "./path-segment";

const MALFORMED = ["%", "%zz", "%2", "%u0041", "%E0%A4%A", "%c0%af", "%FF%FE"];

it.each(MALFORMED)(
  "%j names nothing, nor once its percent signs stand for themselves",
  (segment) => {
    expect(readSegment(segment)).toBeNull();
    expect(readSegment(segment.replaceAll("%", "%25"))).toBeNull();
  },
);

it.each(["", "a%00b", "\0", "%0d%0aX"])("%j names nothing", (segment) => {
  expect(readSegment(segment)).toBeNull();
});

it("reads every printable text, encoded as in an address or decoded already", () => {
  const printable = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(printable, (text) => {
      fc.pre(!/[%\p{Cc}]/u.test(text));
      expect(readSegment(encodeURIComponent(text))).toBe(text);
      expect(readSegment(text)).toBe(text);
    }),
  );
});
