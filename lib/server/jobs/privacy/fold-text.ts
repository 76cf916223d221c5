import "server-only";

/** Letters that Unicode does not take apart, as people write them without the sign, or in its place. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ħ: "h",
  ŧ: "t",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ـ: "",
};

/** From a katakana to its hiragana. */
const KANA = 0x60;

/**
 * One character as it is compared: without case, width, accents and invisible marks, digits of every
 * script as ASCII digits, katakana as hiragana. "Ü" and "ｕ" are "u", "ß" is "ss", "٣" is "3".
 */
export function foldCharacter(character: string): string {
  const bare = withoutMarks(withoutMarks(character).toUpperCase().toLowerCase());
  return Array.from(bare, (letter) => PLAIN[letter] ?? asciiDigit(kana(letter)))
    .join("")
    .normalize("NFC");
}

function withoutMarks(text: string): string {
  return text.normalize("NFKD").replaceAll(/[\p{M}\p{Cf}]/gu, "");
}

function kana(letter: string): string {
  return /[ァ-ヶ]/u.test(letter)
    ? String.fromCodePoint((letter.codePointAt(0) ?? 0) - KANA)
    : letter;
}

/** The digits of every script follow each other from its zero. */
function asciiDigit(letter: string): string {
  if (!/\p{Nd}/u.test(letter)) return letter;
  const at = letter.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) value += 1;
  return String(value);
}
