export type LeakPattern = {
  what: string;
  text: string;
  /** Whether it tells something only where no letter or digit stands right beside it. */
  alone?: boolean;
};

export type Scanner = {
  /** What of the patterns a text holds, each once, in any form. */
  find: (text: string) => LeakPattern[];
};

/** Long enough to tell patterns apart, short enough for names of three characters. */
const HEAD = 6;

/** Fewer digits are no phone. */
export const PHONE_DIGITS = 8;

/** Digits as people write phones, and whatever runs of digits there are besides. */
const WRITTEN_NUMBER = /\+?\d(?:[ ()./-]{0,3}\d){7,}/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * Searches texts for many patterns at once: each place of a text asks a table of the patterns' first
 * characters. Phones are compared by their digits, whole runs only: other numbers hold such digits,
 * too.
 */
export function createScanner(
  texts: readonly LeakPattern[],
  phones: readonly LeakPattern[],
): Scanner {
  const heads = new Map<number, Map<string, (LeakPattern & { folded: string })[]>>();
  for (const pattern of texts) {
    const form = folded(pattern.text);
    const length = Math.min(HEAD, form.length);
    if (length === 0) continue;
    const table = heads.get(length) ?? new Map();
    heads.set(length, table);
    const head = form.slice(0, length);
    table.set(head, [...(table.get(head) ?? []), { ...pattern, folded: form }]);
  }
  const numbers = new Map(
    phones.flatMap((pattern) =>
      spellingsOf(pattern.text).map((digits) => [digits, pattern] as const),
    ),
  );

  function* inPlaces(text: string): Generator<LeakPattern> {
    for (const [length, table] of heads) {
      for (let at = 0; at + length <= text.length; at += 1) {
        const near = table.get(text.slice(at, at + length));
        for (const pattern of near ?? []) {
          if (!text.startsWith(pattern.folded, at)) continue;
          if (!pattern.alone || isAlone(text, at, at + pattern.folded.length)) yield pattern;
        }
      }
    }
  }

  function* inNumbers(text: string): Generator<LeakPattern> {
    for (const [run] of text.matchAll(WRITTEN_NUMBER)) {
      const pattern = numbers.get(digitsOf(run));
      if (pattern) yield pattern;
    }
  }

  return {
    find(text) {
      const found = new Map<string, LeakPattern>();
      for (const form of decodedForms(text)) {
        for (const { what, text: pattern } of [...inPlaces(form), ...inNumbers(form)]) {
          found.set(`${what} ${pattern}`, { what, text: pattern });
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

/**
 * The forms in which a text may have been written, each one undone: as it stands, and without the
 * escapes of JSON, HTML, addresses and forms. Case and composed characters make no difference.
 */
function decodedForms(text: string): string[] {
  const unescaped = withoutEscapes(text);
  const decoded = withoutPercents(unescaped);
  const twice = withoutPercents(withoutEscapes(decoded));
  return [...new Set([text, unescaped, decoded, twice, twice.replaceAll("+", " ")].map(folded))];
}

/** One form for all spellings of a text that people take for the same. */
function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

function withoutEscapes(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-f]{4})/giu, (_, code: string) => characterOf(code))
    .replaceAll(/\\(["\\/])/gu, "$1")
    .replaceAll(/&#x([0-9a-f]{1,6});/giu, (_, code: string) => characterOf(code))
    .replaceAll(/&#(\d{1,7});/gu, (_, code: string) => characterOf(Number(code).toString(16)))
    .replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => ENTITIES[name] ?? "");
}

function withoutPercents(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/giu, (run) =>
    Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}
