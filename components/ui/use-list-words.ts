"use client";

import { useTranslations } from "next-intl";

/** Words one after another, with the comma of the language and without its "and": "A, B, C", "A、B、C". */
export function useListWords(): (words: readonly string[]) => string {
  const t = useTranslations("common");
  return ([first = "", ...others]) =>
    others.reduce((before, next) => t("listed", { before, next }), first);
}
