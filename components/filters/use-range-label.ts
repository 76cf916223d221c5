"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Range } from "@/lib/time/range";
import { rangeWords } from "./range-words";

/** Says a range in words, its instants in a zone; `now` (epoch ms) tells which year goes unsaid. */
export function useRangeLabel(): (range: Range, style: { zone: string; now: number }) => string {
  const t = useTranslations("filters");
  const locale = useLocale();
  return (range, { zone, now }) => {
    const words = rangeWords(range, { locale, zone, now });
    switch (words?.kind) {
      case "preset":
        return t(`preset.${words.preset}`);
      case "on":
        return words.day;
      case "between":
        return t("range.between", { from: words.from, to: words.to });
      case "from":
        return t("range.from", { from: words.from });
      case "until":
        return t("range.until", { to: words.to });
      default:
        return "";
    }
  };
}
