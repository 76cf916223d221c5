"use client";

import { useFormatter } from "next-intl";

/** Words one after another as the language lists them: "A, B, C", "A, B und C", "A、B、C". */
export function useListWords(): (words: readonly string[]) => string {
  const { list } = useFormatter();
  return (words) => list(words, { type: "conjunction", style: "narrow" });
}
