"use client";

import { useMessages } from "next-intl";

/** Amazon's words for something in plain words; one that is not known is shown as it came. */
export function useEnumWords(
  kind: "appointment" | "item" | "location" | "proof",
): (value: string | undefined) => string | null {
  const words: Record<string, string> = useMessages().status[kind];
  return (value) => {
    if (!value) return null;
    return (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;
  };
}
