"use client";

import { useTranslations } from "next-intl";
import type { SearchProblem } from "@/lib/jobs/search-params";

/** Says what is allowed where a value cannot be read; in English where no translation knows it. */
export function useProblemText(): (problem: SearchProblem) => string {
  const t = useTranslations("filters.problem");
  return ({ code, detail, limit = 0, values = [] }) =>
    t.has(code) ? t(code, { limit, count: values.length }) : detail;
}
