/** One or two letters for a person: the first of the first and of the last word of the name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => firstCharacter(word ?? "").toLocaleUpperCase()).join("");
}

/** A character as a reader sees it, which may be several code points; the first of these where the browser cannot tell. */
function firstCharacter(word: string): string {
  if (typeof Intl.Segmenter !== "function") return [...word][0] ?? "";
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? "";
}
