/** How a pasted text falls apart into values. */
export type Separators =
  /** Commas, semicolons and any white space: values are single words. */
  | "any"
  /** Commas, semicolons, tabs and line ends: values may contain spaces. */
  | "not-spaces";

const SEPARATORS: Record<Separators, RegExp> = {
  any: /[\s,;]+/u,
  "not-spaces": /[,;\t\r\n]+/u,
};

/** Quotes and brackets that spreadsheets, JSON and mails put around a value. */
const WRAPPING = /^["'`“”‘’«»[\]]+|["'`“”‘’«»[\]]+$/gu;

/** What never shows and yet makes two equal ids differ. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;

/** The values in a typed or pasted text, in order, without the wrapping that sources add. */
export function splitEntries(text: string, separators: Separators = "any"): string[] {
  return text
    .replaceAll(INVISIBLE, "")
    .split(SEPARATORS[separators])
    .map((entry) => entry.trim().replaceAll(WRAPPING, "").trim())
    .filter((entry) => entry !== "");
}

export interface EntryRules {
  /** Most values that the list may hold. */
  limit: number;
  /** Why a value cannot be used, or null. */
  check: (value: string) => string | null;
  /** One spelling per value, such as upper case. */
  normalise?: (value: string) => string;
}

export interface Addition {
  /** The list after the addition; the very same array when nothing was added. */
  values: readonly string[];
  added: readonly string[];
  /** Entries that were in the list already or came twice. */
  duplicates: readonly string[];
  /** Entries that cannot be used, as they were given. */
  invalid: readonly { entry: string; message: string }[];
  /** Entries that found the list full. */
  beyond: readonly string[];
}

/** Adds entries to a list. Nothing is lost: what is not added is in one of the other answers. */
export function addEntries(
  current: readonly string[],
  entries: readonly string[],
  { limit, check, normalise = (value) => value }: EntryRules,
): Addition {
  const values = [...current];
  const held = new Set(current);
  const duplicates: string[] = [];
  const invalid: { entry: string; message: string }[] = [];
  const beyond: string[] = [];
  for (const entry of entries) {
    const value = normalise(entry);
    const message = check(value);
    if (message !== null) invalid.push({ entry, message });
    else if (held.has(value)) duplicates.push(value);
    else if (values.length >= limit) beyond.push(entry);
    else {
      held.add(value);
      values.push(value);
    }
  }
  const added = values.slice(current.length);
  return { values: added.length > 0 ? values : current, added, duplicates, invalid, beyond };
}
