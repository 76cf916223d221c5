"use client";

import { useTranslations } from "next-intl";
import type { Problem, ProblemCode } from "@/lib/http/problem";

/** Codes whose `detail` says more than the translated sentence: Amazon's own words, or which credential. */
const TELLING: readonly ProblemCode[] = [
  "bad_search",
  "upstream_rejected",
  "upstream_access",
  "upstream_unavailable",
];

export type ProblemWords = { title: string; text: string; detail: string | null };

/** A problem in the words of the screen's language; `detail` comes from the server as it is. */
export function useProblemWords(problem: Problem): ProblemWords {
  const t = useTranslations("errors.code");
  return {
    title: t(`${problem.code}.title`),
    text: t(`${problem.code}.text`),
    detail: TELLING.includes(problem.code) ? problem.detail : null,
  };
}
