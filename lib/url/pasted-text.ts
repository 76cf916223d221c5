/** What never shows and yet makes two equal ids differ: joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffc]/gu;
/** The same without the joiners and variants that belong to the letters of some scripts. */
const INVISIBLE_IN_NAMES =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]/gu;
/** Hyphens and dashes that word processors and Japanese keyboards put in place of "-". */
const DASHES = /[\u02d7\u2010-\u2015\u2043\u2212\u2e3a\u2e3b\u30fc]/gu;
/** Arabic and Persian digits: their last four bits are their value. */
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** Commas and semicolons of all scripts, tabs and line ends. */
const BETWEEN_NAMES = /[,;،؛、︐︑︔﹐﹑﹔，；､\t\n\v\f\r\u0085\u2028\u2029]+/u;
const BETWEEN_IDS = /[,;:：|،؛、︐︑︔﹐﹑﹔，；､｜\s\u0085]+/u;
/** Every id that Amazon gives begins and ends with a letter or a digit, or with one that is encoded. */
const FIRST_OF_ID = /[\p{L}\p{N}]|%[0-9a-f]{2}/iu;
const UP_TO_LAST_OF_ID = /^.*[\p{L}\p{N}]/su;
/** Quotes and brackets that spreadsheets, JSON and mails put around a name. */
const BEFORE_NAMES = /^[\s"'`“”„‟‘’‚‛«»‹›「」『』＂＇[\]]+/u;
const AFTER_NAMES = /[\s"'`“”„‟‘’‚‛«»‹›「」『』＂＇[\]。｡]/u;
/** What ends the sentence that a code stands in. */
const AFTER_CODES = /(\d)[\s.:!?"'`“”‟‘’‛»›」』[\]]+$/u;
const CODE = /^[\x21-\x7e]+$/u;
const ESCAPED = /(?:%[0-9a-f]{2})+/giu;

/** A text in plain characters: no invisible marks, no full-width forms, one kind of hyphen and digit. */
export function plainText(text: string): string {
  return text
    .replaceAll(INVISIBLE, "")
    .normalize("NFKC")
    .replaceAll(DASHES, "-")
    .replaceAll(ARABIC_DIGITS, (digit) => String(digit.charCodeAt(0) % 16));
}

/** One id in the form in which Amazon writes it, "" where there is none. Twice is as good as once. */
export function cleanId(text: string): string {
  const plain = plainText(text);
  const start = plain.search(FIRST_OF_ID);
  return start < 0 ? "" : (UP_TO_LAST_OF_ID.exec(plain.slice(start))?.[0] ?? "");
}

/**
 * A name that may hold any character, such as a store's. Only what comes down to a code in plain
 * characters is brought into them; of any other name the decoration goes and the letters stay.
 */
export function cleanName(text: string): string {
  const code = unwrapped(plainText(text)).replace(AFTER_CODES, "$1");
  if (code === "" || CODE.test(code)) return code;
  return unwrapped(text.replaceAll(INVISIBLE_IN_NAMES, "").replaceAll(/\p{Zs}/gu, " "));
}

/** A text without the characters of a class at its end, in as many steps as there are of them. */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0 && character.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function unwrapped(text: string): string {
  return withoutEnd(text.replace(BEFORE_NAMES, ""), AFTER_NAMES);
}

/** The ids in a typed or pasted text, in order. */
export function splitIds(text: string): string[] {
  return text.split(BETWEEN_IDS).map(cleanId).filter(Boolean);
}

/** The names in a typed or pasted text, in order; spaces are part of them. */
export function splitNames(text: string): string[] {
  return text.split(BETWEEN_NAMES).map(cleanName).filter(Boolean);
}

/** How values of one kind are cleaned. */
export type Cleaning = (text: string) => string;

/**
 * The values of a comma list in an address. What an address encodes twice, as chats and `writeValue`
 * do, is decoded here.
 */
export function readValues(text: string, clean: Cleaning): string[] {
  return text
    .split(BETWEEN_NAMES)
    .map((part) => readValue(part, clean))
    .filter(Boolean);
}

export function readValue(text: string, clean: Cleaning): string {
  return clean(text).replaceAll(ESCAPED, decoded).trim();
}

/** A value as `readValue` gives it back: encoded once more where cleaning would change it. */
export function writeValue(value: string, clean: Cleaning): string {
  const text = value.trim();
  const stays = clean(text) === text && !BETWEEN_NAMES.test(text) && text.search(ESCAPED) < 0;
  return stays ? text : [...new TextEncoder().encode(text)].map(escaped).join("");
}

function escaped(byte: number): string {
  const char = String.fromCharCode(byte);
  return /[0-9A-Za-z]/u.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
