import "server-only";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { foldedStream, isDense } from "./folded-stream";

/** What of a buyer a text is searched for, folded. */
export type BuyerWords = {
  /** In whole words and within them. */
  inner: string[];
  /** As whole words, whatever stands between them. */
  whole: string[];
  /** Telling only beside what is found: house numbers, "street", initials. */
  beside: ReadonlySet<string>;
};

/** Shorter words stand within others by chance: they are searched for as whole words only. */
const INNER = 3;
/** Shorter parts of a street stand in other sentences too: "st", "no". */
const STREET_WORD = 3;
/** Where a part of an address ends that is written without blanks. */
const ADDRESS_PARTS = /(?<=[省市区區县縣镇鎮路街道弄巷村里丁目番号號楼樓室])/u;

const HAN = /^\p{Script=Han}/u;
/** A Korean family name is a particle, too: it is searched for as a whole word. */
const HANGUL = /^\p{Script=Hangul}/u;
const SYLLABLES = /^[\p{Script=Han}\p{Script=Hangul}]/u;

/** Words of many addresses, which say nothing of this one by themselves. */
const COMMON = new Set(
  `street road avenue lane drive way close court place square hill grove terrace crescent boulevard
  flat apt apartment unit suite floor room building house block entrance garden gardens office old
  gate code door bell ring twice please quiet front rear back side left right upper lower first
  second the and for with from not north south east west strasse str weg platz allee haus
  hinterhaus vorderhaus wohnung etage stock hof links rechts bei der die das des rue chemin
  batiment etage porte calle avenida camino piso puerta via piazza scala del dei les los las`.split(
    /\s+/u,
  ),
);

/** This buyer's name, street and postal code in the parts by which people are found. */
export function buyerWords({ buyer, serviceLocation }: WireJob): BuyerWords {
  const address = serviceLocation?.address;
  const { addressLine1, addressLine2, addressLine3, postalCode } = address ?? {};
  const names = [buyer?.name, address?.name].map((name) => wordsOf(name ?? ""));
  const lines = [addressLine1, addressLine2, addressLine3].map((line) => wordsOf(line ?? ""));
  const streets = lines.flat();
  const codes = [...lines, wordsOf(postalCode ?? "")].map((words) => words.join(""));
  const long = [
    ...codes.filter((code) => [...code].length >= STREET_WORD),
    ...streets.filter(isDistinctive),
  ];
  return {
    inner: unique([...names.flatMap(innerOfName), ...streets.flatMap(innerOfStreet)]),
    whole: unique([...names.flatMap(wholeOfName), ...long.flatMap(streetSpellings)]),
    beside: new Set([
      ...streets.filter((word) => !isDistinctive(word)),
      ...names.flat().filter((word) => word.length === 1),
    ]),
  };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].filter(Boolean);
}

function innerOfName(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    if (isDense(word)) return partsOfDense(word);
    return word.length >= INNER && /\p{L}/u.test(word) ? [word] : [];
  });
}

/** The whole name in either order, and short words of it; a single letter only where a name is no more. */
function wholeOfName(words: readonly string[]): string[] {
  const least = words.every((word) => word.length === 1) ? 1 : 2;
  const short = words.filter((word) => word.length >= least && /\p{L}/u.test(word));
  // "O'Connor" is "oconnor" too.
  const pairs = words.flatMap((word, index) =>
    word.length === 1 && words[index + 1] ? `${word}${words[index + 1]}` : [],
  );
  const orders = [words.join(""), words.toReversed().join("")];
  // Written together, the end of a word and the beginning of the next may be one vowel.
  const [family = ""] = HANGUL.test(words[0] ?? "") ? (words[0] ?? "") : "";
  return [
    family,
    ...orders,
    ...orders.flatMap((name) => wordsOf(name).join("")),
    ...pairs,
    ...short,
  ];
}

/**
 * The name in either order, and every two of its characters that follow each other, three of a script
 * whose characters are mere sounds. A Chinese family name, which comes first, tells by itself.
 */
function partsOfDense(word: string): string[] {
  const characters = [...word];
  const [first = "", ...rest] = characters;
  const length = SYLLABLES.test(word) ? 2 : 3;
  const runs = characters
    .map((_, index) => characters.slice(index, index + length).join(""))
    .filter((run) => [...run].length === length);
  const whole = HANGUL.test(word) && rest.length === 0 ? [] : [word, `${rest.join("")}${first}`];
  return [...whole, ...runs, ...(HAN.test(first) ? [first] : [])];
}

function innerOfStreet(word: string): string[] {
  if (!isDense(word)) return [];
  return [word, ...word.split(ADDRESS_PARTS)].filter((part) => [...part].length >= STREET_WORD);
}

/** "Hauptstr. 5" and "Hauptstraße 5" are one street. */
function streetSpellings(street: string): string[] {
  return [street, street.replace("strasse", "str"), street.replace(/str(?!\p{L})/u, "strasse")];
}

function isDistinctive(word: string): boolean {
  return word.length >= STREET_WORD && /\p{L}/u.test(word) && !COMMON.has(word) && !isDense(word);
}

function wordsOf(text: string): string[] {
  return foldedStream(text).words.map(({ folded }) => folded);
}
