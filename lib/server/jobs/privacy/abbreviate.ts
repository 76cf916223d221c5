import "server-only";
import { foldCharacter } from "./fold-text";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Scripts in which one character is a whole word, so that its first letter is the word itself. */
const WHOLE_WORD = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** "Anna-Lena Müller" → "A. M."; a name in one word keeps its first letter, "王 明" no more than "王明". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const last = words.at(-1) ?? "";
  const ends = words.length > 1 && !WHOLE_WORD.test(last) ? [words[0], last] : [words[0]];
  return ends
    .map((word) => [...graphemes.segment(word ?? "")][0]?.segment)
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join(" ");
}

/**
 * Postal codes whose first part has a length of its own, without blanks and dashes: Britain and its
 * territories, forces' post, Canada, Ireland. A code that ends with its first part has only that.
 */
const FORMS: readonly RegExp[] = [
  /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/u,
  /^([A-Z]{4})\d[A-Z]{2}$/u,
  /^(BFPO)\d+$/u,
  /^([A-Z]\d[A-Z])\d[A-Z]\d$/u,
  /^([A-Z]\d[\dW])[A-Z\d]{4}$/u,
  /^([A-Z]{1,2}\d[A-Z\d]?)$/u,
];

/** The most of a code that has none of these forms. */
const MOST = 3;

/**
 * The delivery area without the street: "SW1A1AA" → "SW1A", "M5V 3L9" → "M5V", "98188-1234" → "981".
 * A code of an unknown form keeps half of itself at most, and nothing beyond its first separator.
 */
export function postalArea(code: string): string {
  const parts = Array.from(code, (character) => foldCharacter(character) || character)
    .join("")
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const whole = parts.join("");
  for (const form of FORMS) {
    const area = form.exec(whole)?.[1];
    if (area !== undefined) return area;
  }
  const half = Math.ceil([...whole].length / 2);
  return [...(parts[0] ?? "")].slice(0, Math.min(MOST, half)).join("");
}
