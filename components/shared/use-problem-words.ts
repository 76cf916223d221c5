"use client";

import { useTranslations } from "next-intl";
import { PROBLEM_REASONS, type Problem } from "@/lib/http/problem";
import { useProblemText } from "./use-problem-text";

export type ProblemWords = {
  title: string;
  text: string;
  /** Title and text as one paragraph. */
  sentence: string;
  /** What is wrong about single parameters. */
  reasons: string[];
};

/** A problem in the words of the screen's language. */
export function useProblemWords({ code, reason, errors = [] }: Problem): ProblemWords {
  const t = useTranslations("errors");
  const problemText = useProblemText();
  const known = PROBLEM_REASONS.find((one) => one === reason);
  const title = known ? t(`reason.${known}.title`) : t(`code.${code}.title`);
  const text = known ? t(`reason.${known}.text`) : t(`code.${code}.text`);
  return {
    title,
    text,
    sentence: t("sentence", { title, text }),
    reasons: errors.map(problemText),
  };
}
