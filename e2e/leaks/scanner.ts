import { folded, plainForms } from "./plain";

export type Needle = {
  what: string;
  text: string;
  /** Whether it tells something only where no letter or digit stands right beside it. */
  alone?: boolean;
};

export type Searcher = {
  /** What of the needles a text holds, each once, in any form. */
  find: (text: string) => Needle[];
};

/** Long enough to tell needles apart, short enough for names of three characters. */
const HEAD = 6;

/** Fewer digits are no phone. */
export const PHONE_DIGITS = 8;

/** Digits as people write phones, and whatever runs of digits there are besides. */
const WRITTEN_NUMBER = /\+?\d(?:[ ()./-]{0,3}\d){7,}/gu;

/**
 * Searches texts for many needles at once: each place of a text asks a table of the needles' first
 * characters. Phones are compared by their digits, whole runs only: other numbers hold such digits,
 * too.
 */
export function createSearcher(texts: readonly Needle[], phones: readonly Needle[]): Searcher {
  const heads = new Map<number, Map<string, (Needle & { folded: string })[]>>();
  for (const needle of texts) {
    const form = folded(needle.text);
    const length = Math.min(HEAD, form.length);
    if (length === 0) continue;
    const table = heads.get(length) ?? new Map();
    heads.set(length, table);
    const head = form.slice(0, length);
    table.set(head, [...(table.get(head) ?? []), { ...needle, folded: form }]);
  }
  const numbers = new Map(
    phones.flatMap((needle) => spellingsOf(needle.text).map((digits) => [digits, needle] as const)),
  );

  function* inPlaces(text: string): Generator<Needle> {
    for (const [length, table] of heads) {
      for (let at = 0; at + length <= text.length; at += 1) {
        const near = table.get(text.slice(at, at + length));
        for (const needle of near ?? []) {
          if (!text.startsWith(needle.folded, at)) continue;
          if (!needle.alone || isAlone(text, at, at + needle.folded.length)) yield needle;
        }
      }
    }
  }

  function* inNumbers(text: string): Generator<Needle> {
    for (const [run] of text.matchAll(WRITTEN_NUMBER)) {
      const needle = numbers.get(digitsOf(run));
      if (needle) yield needle;
    }
  }

  return {
    find(text) {
      const found = new Map<string, Needle>();
      for (const form of plainForms(text)) {
        for (const { what, text: needle } of [...inPlaces(form), ...inNumbers(form)]) {
          found.set(`${what} ${needle}`, { what, text: needle });
        }
      }
      return [...found.values()];
    },
  };
}

function isAlone(text: string, from: number, to: number): boolean {
  const beside = `${text.slice(Math.max(0, from - 1), from)}${text.slice(to, to + 1)}`;
  return !/[\p{L}\p{N}]/u.test(beside);
}

/** With the country in front, and as people dial it inside of it. */
function spellingsOf(phone: string): string[] {
  const [, country = "", rest = ""] = /^\+(\d{1,3})[ -](.+)$/u.exec(phone.trim()) ?? [];
  const inside = digitsOf(rest);
  const all = [digitsOf(phone), inside, `0${inside}`, `00${country}${inside}`];
  return [...new Set(all)].filter((digits) => digits.length >= PHONE_DIGITS);
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/gu, "");
}
