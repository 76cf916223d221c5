"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/ui/announce";
import type { LookupState } from "./use-lookup";

/** Says politely what a lookup came to. What stands there at first is not said. */
export function LookupAnnouncer({ lookup }: { lookup: LookupState }) {
  const t = useTranslations("lookup");
  const { found, missing, failed, running, version } = lookup;
  const answer = running ? null : version;
  const said = useRef(answer);
  const sentence = t("announce", {
    found: new Set(found.map(({ id }) => id)).size,
    missing: missing.length,
    failed: failed.flatMap(({ ids }) => ids).length,
  });

  // The outside system is the live region.
  useEffect(() => {
    if (answer === null || answer === 0 || said.current === answer) return;
    said.current = answer;
    announce(sentence);
  }, [answer, sentence]);

  return null;
}
