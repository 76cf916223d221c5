import "server-only";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** "Anna-Lena Müller" → "A. M."; a name in one word keeps its first letter. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...graphemes.segment(word ?? "")][0]?.segment)
    .filter((letter) => letter !== undefined)
    .map((letter) => `${letter}.`)
    .join(" ");
}

/** The delivery area without the street: "SW1A 1AA" → "SW1A", "98188-1234" → "981". */
export function postalArea(code: string): string {
  const first = code.trim().split(/[\s-]/u)[0] ?? "";
  return /^\d{4,}$/u.test(first) ? first.slice(0, 3) : first;
}
