"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";

/** Says politely how many sessions there are now; what stands there at first is not said. */
export function useSayCount(count: number | null): void {
  const t = useTranslations("sessions");
  const said = useRef<string | null>(null);
  const sentence = count === null ? null : t("announce", { count });
  // The outside system is the live region.
  useEffect(() => {
    if (sentence === null) return;
    if (said.current !== null && said.current !== sentence) announce(sentence);
    said.current = sentence;
  }, [sentence]);
}
