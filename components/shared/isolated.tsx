"use client";

import { useFormatter } from "next-intl";

/**
 * Words of any script, one after another as the language lists them: each keeps its own direction
 * and leaves the commas, and the words beside it, in their places.
 */
export function Isolated({ words }: { words: readonly string[] }) {
  const { list } = useFormatter();
  // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand there twice.
  const isolated = words.map((word, index) => <bdi key={index}>{word}</bdi>);
  return list(isolated, { type: "conjunction", style: "narrow" });
}
