import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cleanId,
  cleanName,
  plainText,
  readValue,
  readValues,
  splitIds,
  splitNames,
  writeValue,
} from "./pasted-text";

const ID = "113-1234567-7654321";

describe("an id", () => {
  it.each([
    ["a zero-width space", "113-1234567-\u200b7654321"],
    ["a soft hyphen", "113-1234567-76\u00ad54321"],
    ["a byte order mark", `\ufeff${ID}`],
    ["marks of direction", `\u202a\u200e${ID}\u202c\u061c`],
    ["isolates of direction", `\u2068${ID}\u2069`],
    ["no-break spaces", `\u00a0${ID}\u202f`],
    ["ideographic spaces", `\u3000${ID}\u3000`],
    ["an object that was left behind", `\ufffc${ID}`],
    ["wide characters", "１１３－１２３４５６７－７６５４３２１"],
    ["Arabic digits", "١١٣-١٢٣٤٥٦٧-٧٦٥٤٣٢١"],
    ["Persian digits", "۱۱۳-۱۲۳۴۵۶۷-۷۶۵۴۳۲۱"],
    ["dashes of a word processor", "113–1234567—7654321"],
    ["hyphens that do not break", "113‑1234567‑7654321"],
    ["a minus", "113−1234567﹣7654321"],
    ["long sounds of a Japanese keyboard", "113ー1234567ー7654321"],
    ["quotes", `„${ID}“`],
    ["Chinese quotes", `「${ID}」`],
    ["brackets", `【${ID}】`],
    ["a number sign", `#${ID}`],
    ["a full stop", `${ID}.`],
    ["a Chinese full stop", `${ID}。`],
    ["a comma", `${ID},`],
    ["the end of a sentence", `(${ID}).»`],
    ["a bullet", `•${ID}`],
    ["marks of a chat", `*_${ID}_*`],
    ["a formula", `="${ID}"`],
  ])("is the same with %s", (_, text) => {
    expect(cleanId(text)).toBe(ID);
  });

  it.each([ID, "34000164006504", "TBA123456789012", "1Z999AA10123456784", "B0SVTYRE01"])(
    "%s survives",
    (id) => expect(cleanId(id)).toBe(id),
  );
});

describe("a name", () => {
  it.each([
    ["SEA\u2011TUKWILA–01", "SEA-TUKWILA-01"],
    ["ＳＥＡ－０１", "SEA-01"],
    ["“SEA-01”.", "SEA-01"],
    ["SEA\u200b-\u00ad01", "SEA-01"],
    ["TV\u00a0mounting", "TV mounting"],
    ["\ufeff門店一。", "門店一"],
  ])("%j comes down to %j", (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  it.each([
    "Tukwila – north",
    "東京ストアー１",
    "فروشگاه\u200cها",
    "Jones & Sons, Inc.".replace(",", ""),
    "👩\u200d🔧 workshop",
    "Müller+Söhne",
    "AMZN.",
    "#12",
  ])("%j keeps its own characters", (name) => {
    expect(cleanName(name)).toBe(name);
  });
});

describe("a list", () => {
  it.each([
    ["full-width commas", "store-1，store-2"],
    ["ideographic commas", "store-1、store-2"],
    ["half-width ideographic commas", "store-1､store-2"],
    ["small commas", "store-1﹐store-2"],
    ["Arabic commas", "store-1، store-2"],
    ["Arabic semicolons", "store-1؛ store-2"],
    ["full-width semicolons", "store-1；store-2；"],
    ["semicolons", "store-1; store-2;"],
    ["old line ends", "store-1\rstore-2\r"],
    ["line separators", "store-1\u2028store-2"],
    ["a JSON array", '["store-1", "store-2"]'],
    ["a sentence", "“store-1”, “store-2”."],
  ])("is taken apart at %s", (_, text) => {
    expect(splitNames(text)).toEqual(["store-1", "store-2"]);
    expect(splitIds(text)).toEqual(["store-1", "store-2"]);
    expect(readValues(text, cleanName)).toEqual(["store-1", "store-2"]);
  });

  it("keeps the spaces of names and parts ids at them", () => {
    expect(splitNames("TV mounting, tyre fitting\n'wall work'")).toEqual([
      "TV mounting",
      "tyre fitting",
      "wall work",
    ]);
    expect(splitIds("a b\u3000c | d｜e")).toEqual(["a", "b", "c", "d", "e"]);
  });
});

const marks = fc.constantFrom(
  ...[
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "“",
    "”",
    "'",
    "「",
    "。",
    ".",
    "，",
    "–",
    "ー",
    "％",
  ],
  ...[
    "１",
    "Ａ",
    "٣",
    "\u00a0",
    "%41",
    "%E4",
    "%",
    "%2C",
    ",",
    ";",
    "[",
    "ﬁ",
    "´",
    "…",
    "\u0338",
    "é",
  ],
);
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(fc.oneof(marks, fc.string({ maxLength: 4 })), { maxLength: 8 })
    .map((parts) => parts.join("")),
);

describe.each([
  ["cleanId", cleanId],
  ["cleanName", cleanName],
  ["plainText", plainText],
])("%s", (_, clean) => {
  it("cleans what is clean into itself", () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = clean(given);
        expect(clean(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves the ids of Amazon alone", () => {
    const id = fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$|^[A-Z0-9][A-Z0-9-]{3,30}[A-Z0-9]$/u);
    fc.assert(
      fc.property(id, (given) => {
        expect(clean(given)).toBe(given);
      }),
    );
  });
});

describe("an address", () => {
  it.each([
    ["cleanId", cleanId],
    ["cleanName", cleanName],
  ])("gives any value back that %s would change", (_, clean) => {
    fc.assert(
      fc.property(text, (given) => {
        const value = given.replaceAll(/\p{Cs}/gu, "").trim();
        expect(readValue(writeValue(value, clean), clean)).toBe(value);
        if (value !== "") expect(readValues(writeValue(value, clean), clean)).toEqual([value]);
      }),
      { numRuns: 5_000 },
    );
  });

  it("reads what a chat has encoded twice", () => {
    expect(readValues("SEA%20TUKWILA,%E6%9D%B1", cleanName)).toEqual(["SEA TUKWILA", "東"]);
  });
});

it("takes no longer for a long run of marks than for as many letters", () => {
  const run = `a${"]。".repeat(100_000)}b`;
  expect(cleanName(run)).toBe(run);
  expect(cleanId(`1${".".repeat(200_000)}2`)).toHaveLength(200_002);
});
