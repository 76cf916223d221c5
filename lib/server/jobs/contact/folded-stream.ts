import "server-only";
import { foldCharacter } from "@/lib/server/jobs/privacy/fold-text";

/** Scripts that are written without blanks between words. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Vowels in two letters, of which people leave the second away. */
const SECOND_LETTER = /^(?:[aou]e|aa)$/u;

/** Part of a text: from its first character up to the one behind its last. */
export type Span = { from: number; to: number };

/** Letters and digits of a text as they are compared, without all that stands between them. */
export type FoldedStream = {
  /** The folded letters and digits, one after another. */
  folded: string;
  /** Whether a word begins at this place of `folded`, or ends in front of it. */
  isEdge: (place: number) => boolean;
  /** Where in the text a part of `folded` comes from. */
  spanOf: (from: number, to: number) => Span;
  words: readonly (Span & { folded: string })[];
};

export function isDense(text: string): boolean {
  return DENSE.test(text);
}

/**
 * The letters and digits of a text. "Müller", "Mueller" and "Muller" are one, and so are "Århus" and
 * "Aarhus". Spans are those of the text's NFC form.
 */
export function foldedStream(text: string): FoldedStream {
  const at: Span[] = [];
  const edges = new Set<number>([0]);
  let folded = "";
  let from = 0;
  let before = "";
  for (const character of text.normalize("NFC")) {
    const to = from + character.length;
    const letters = foldCharacter(character).replaceAll(/[^\p{L}\p{N}]/gu, "");
    if (letters !== "") {
      const kind = isDense(character) ? "dense" : "spaced";
      if (kind !== before) edges.add(folded.length);
      before = kind;
      for (const letter of letters.split("")) {
        const last = edges.has(folded.length) ? undefined : at.at(-1);
        if (last && SECOND_LETTER.test(`${folded.slice(-1)}${letter}`)) last.to = to;
        else {
          at.push({ from, to });
          folded += letter;
        }
      }
    } else if (!/[\p{M}\p{Cf}\p{Lm}]/u.test(character)) {
      before = "";
      edges.add(folded.length);
    }
    from = to;
  }
  edges.add(folded.length);
  const spanOf = (first: number, end: number): Span => ({
    from: at[first]?.from ?? 0,
    to: at[end - 1]?.to ?? 0,
  });
  const starts = [...edges];
  const words = starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1];
    return { folded: folded.slice(start, end), ...spanOf(start, end ?? folded.length) };
  });
  return { folded, isEdge: (place) => edges.has(place), spanOf, words };
}
