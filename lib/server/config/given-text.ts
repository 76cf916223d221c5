import "server-only";

export type GivenText = { text: string } | { complaint: string };

/** What `docker --env-file` and Compose leave around a value, and what word processors make of it. */
const QUOTES = [
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
] as const;

/** Marks that nobody sees: of the order of bytes, of a place to break a line. */
const INVISIBLE = "\\u00ad\\u200b\\u2060\\ufeff";
const AROUND = new RegExp(`^[\\s${INVISIBLE}]+|[\\s${INVISIBLE}]+$`, "gu");
/** None of them is in a credential, an address or a name; tabs and line ends may separate. */
const UNUSABLE = new RegExp(
  `[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f${INVISIBLE}]`,
  "u",
);

/**
 * A value as somebody meant it who wrote it into a variable or a file: without the blanks, the
 * invisible marks and the one pair of quotes around it. What no value can hold is refused.
 * @returns the text, or what is wrong as the end of a sentence that begins with the variable
 */
export function readGiven(raw: string): GivenText {
  const text = unquoted(bare(raw));
  const [unusable] = UNUSABLE.exec(text) ?? [];
  if (unusable === undefined) return { text };
  const code = unusable.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return { complaint: `holds a character that cannot be seen (U+${code})` };
}

/** The same of a file, in UTF-8 or, where it begins by saying so, in UTF-16, as PowerShell writes. */
export function readGivenFile(bytes: Uint8Array): GivenText {
  try {
    return readGiven(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    return { complaint: "is no text in UTF-8" };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function bare(text: string): string {
  return text.replaceAll(AROUND, "");
}

function unquoted(text: string): string {
  const isQuoted = QUOTES.some(
    ([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close),
  );
  return isQuoted ? bare(text.slice(1, -1)) : text;
}
