import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initials, postalArea } from "./abbreviate";

const digit = fc.constantFrom(..."0123456789");
const letter = fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZ");

/** A code by its picture: `9` is a digit, `A` a letter, anything else is itself. */
function codes(picture: string) {
  const parts = Array.from(picture, (sign) => {
    if (sign === "9") return digit;
    return sign === "A" ? letter : fc.constant(sign);
  });
  return fc.tuple(...parts).map((signs) => signs.join(""));
}

/** How people and shops write the same code. */
const spellings = fc.record({
  separator: fc.constantFrom("", " ", "-", "–", "\u00a0", "\u3000", "\u200b"),
  lower: fc.boolean(),
  digits: fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966),
});

function spelled(
  first: string,
  rest: string,
  { separator, lower, digits }: { separator: string; lower: boolean; digits: number },
): string {
  const code = [first, rest].filter(Boolean).join(separator);
  return (lower ? code.toLowerCase() : code).replaceAll(/\d/gu, (value) =>
    String.fromCodePoint(digits + Number(value)),
  );
}

const FORMS = [
  { country: "GB", first: "AA9A", rest: "9AA", shown: 4 },
  { country: "GB", first: "AA99", rest: "9AA", shown: 4 },
  { country: "GB", first: "AA9", rest: "9AA", shown: 3 },
  { country: "GB", first: "A99", rest: "9AA", shown: 3 },
  { country: "GB", first: "A9A", rest: "9AA", shown: 3 },
  { country: "GB", first: "A9", rest: "9AA", shown: 2 },
  { country: "CA", first: "A9A", rest: "9A9", shown: 3 },
  { country: "IE", first: "A99", rest: "A999", shown: 3 },
  { country: "IE", first: "D6W", rest: "AA99", shown: 3 },
  { country: "NL", first: "9999", rest: "AA", shown: 3 },
  { country: "US", first: "99999", rest: "", shown: 3 },
  { country: "US", first: "99999", rest: "9999", shown: 3 },
  { country: "DE, FR, ES, IT, MX", first: "99999", rest: "", shown: 3 },
  { country: "JP", first: "999", rest: "9999", shown: 3 },
  { country: "SE", first: "999", rest: "99", shown: 3 },
  { country: "BR", first: "99999", rest: "999", shown: 3 },
  { country: "IN, CN, SG", first: "999999", rest: "", shown: 3 },
  { country: "IR", first: "99999", rest: "99999", shown: 3 },
  { country: "PT", first: "9999", rest: "999", shown: 3 },
  { country: "CH, AT, BE, AU", first: "9999", rest: "", shown: 2 },
  { country: "AR", first: "A9999", rest: "AAA", shown: 3 },
  { country: "MT", first: "AAA", rest: "9999", shown: 3 },
];

describe("the area of a postal code", () => {
  it.each(FORMS)("is $shown characters of $first $rest ($country), however written", (form) => {
    fc.assert(
      fc.property(codes(form.first), codes(form.rest), spellings, (first, rest, spelling) => {
        const area = postalArea(spelled(first, rest, spelling));
        expect(area).toBe(`${first}${rest}`.slice(0, form.shown));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["PL", "00-950", "00"],
    ["a country in front", "D-10115", "D"],
    ["a town behind", "1012 AB Amsterdam", "101"],
    ["a town in front", "London SW1A 1AA", "LON"],
    ["forces", "BFPO 5701", "BFPO"],
    ["a territory", "fiqq1zz", "FIQQ"],
    ["the area alone", "SW1A", "SW1A"],
    ["a part typed wrong", "SW1A1A", "SW1"],
    ["nothing", " - ", ""],
  ])("%s: %s", (_, code, area) => {
    expect(postalArea(code)).toBe(area);
  });

  it("is never more than half of a form that nobody knows, and four characters at most", () => {
    const known = /^[A-Z]{1,2}\d[A-Z\d]?$|\d[A-Z]{2}$/u;
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (code) => {
        const area = [...postalArea(code)];
        expect(area.length).toBeLessThanOrEqual(4);
        const letters = [...code.normalize("NFKC").toUpperCase()].filter((sign) =>
          /[\p{L}\p{N}]/u.test(sign),
        );
        if (known.test(letters.join("")) || letters.length < 6) return;
        expect(area.length).toBeLessThanOrEqual(Math.ceil(letters.length / 2));
      }),
    );
  });
});

describe("initials", () => {
  it.each([
    ["王明", "王."],
    ["王 明", "王."],
    ["김 민", "김."],
    ["田中 太郎", "田. 太."],
    ["Bo Li", "B. L."],
  ])("of %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
