const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * The forms in which a text may have been written, each one undone: as it stands, and without the
 * escapes of JSON, HTML, addresses and forms. Case and composed characters make no difference.
 */
export function plainForms(text: string): string[] {
  const unescaped = withoutEscapes(text);
  const decoded = withoutPercents(unescaped);
  const twice = withoutPercents(withoutEscapes(decoded));
  return [...new Set([text, unescaped, decoded, twice, twice.replaceAll("+", " ")].map(folded))];
}

/** One form for all spellings of a text that people take for the same. */
export function folded(text: string): string {
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
