"use client";

import { useTranslations } from "next-intl";
import { roundDuration } from "./estimate";

/** Writes seconds as "about 17 min". */
export function useDurationWords(): (seconds: number) => string {
  const t = useTranslations("export.duration");
  return (seconds) => {
    const { unit, count } = roundDuration(seconds);
    return t(unit, { count });
  };
}
