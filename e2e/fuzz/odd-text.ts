import fc from "fast-check";

/** Names that mean something to JavaScript objects. */
const PROTOTYPE_NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

const ODD_NUMBERS = [
  ...["0", "-1", "1.5", "1e3", "1e999", "NaN", "Infinity", "-0", "0x10", "１", "٣"],
  ...["9007199254740993", "2147483648", "999999999999999", "1000000000000000", " 7 ", "+7", "007"],
];

/** NUL, controls, right to left, joined and combined characters, half of a pair, a byte order mark. */
const ODD_CHARACTERS = [
  ...["\0", "\u0007", "\r\n", "\u2028", "\u202e", "\u200d", "\ufeff", "\ufffd", "\ufffe"],
  ...["שלום", "مرحبا", "Z̧̛͑ͯ", "👩‍👩‍👧", "\ud800", "\udfff", "İ", "ß", "Å"],
];

const INJECTIONS = [
  ...["' OR 1=1--", "%' ESCAPE '", "\\", '"><script>alert(1)</script>', "{{7*7}}", "#{7*7}"],
  ...["../../etc/passwd", "file:///etc/passwd", "//evil.example", "javascript:alert(1)", "$(id)"],
];

const short = fc.string({ maxLength: 3 });

/** What no form expects: shrinks to short plain text. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(short, fc.constantFrom(...ODD_CHARACTERS), short)
      .map((parts) => parts.join("")),
  },
  { weight: 2, arbitrary: fc.constantFrom(...PROTOTYPE_NAMES, ...ODD_NUMBERS, ...INJECTIONS) },
  { weight: 1, arbitrary: fc.string({ minLength: 90, maxLength: 130 }) },
  { weight: 1, arbitrary: fc.nat({ max: 600 }).map((length) => "x".repeat(length)) },
);

export const prototypeName = fc.constantFrom(...PROTOTYPE_NAMES);

type Edit = (text: string, at: number, mark: string) => string;

const EDITS: readonly Edit[] = [
  (text, at, mark) => text.slice(0, at) + mark + text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, mark) => text.slice(0, at) + mark + text.slice(at + 1),
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at) + text.slice(0, at),
  (text, _, mark) => text + mark + text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => ` ${text}\t`,
];

const MARKS = [
  ",",
  "..",
  ":",
  "-",
  "T",
  "Z",
  "0",
  "9",
  "+",
  ".",
  "%",
  "/",
  "&",
  "=",
  "\0",
  "é",
  " ",
];

/** Something valid with one small thing wrong. */
export function nearMiss(valid: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(valid, fc.constantFrom(...EDITS), fc.nat(), fc.constantFrom(...MARKS))
    .map(([text, edit, place, mark]) => edit(text, place % (text.length + 1), mark));
}

/** Percent-encoded text as it stands in an address; half a pair of surrogates as its three bytes. */
export function encoded(text: string): string {
  return [...text]
    .map((character) =>
      /^[\ud800-\udfff]$/u.test(character) ? encodedHalf(character) : encodeURIComponent(character),
    )
    .join("");
}

function encodedHalf(half: string): string {
  const code = half.charCodeAt(0);
  const bytes = [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase()}`).join("");
}

/** Percent signs that encode nothing, bytes that are no UTF-8, and what else a client may send raw. */
const MALFORMED = [
  ...[
    "%",
    "%%",
    "%zz",
    "%2",
    "%u0041",
    "%E0%A4%A",
    "%C0%AF",
    "%FF%FE",
    "%00",
    "%0d%0aSet-Cookie:x",
  ],
  ...["+", "|", "<>", '"', "{}", "[", "^", "`", "\\", ";", "%2525252c", "=", "=="],
];

export const malformedEncoding = fc
  .tuple(fc.string({ maxLength: 4 }).map(encoded), fc.constantFrom(...MALFORMED))
  .map(([text, broken]) => text + broken);
