"use client";

import { type Messages, useMessages, useTranslations } from "next-intl";
import type { ParameterError } from "@/lib/http/problem";

type Known = Messages["filters"]["problem"];

/** Says what is allowed where a value cannot be read; in English where no translation knows it. */
export function useProblemText(): (problem: ParameterError) => string {
  const t = useTranslations("filters.problem");
  const { problem: known } = useMessages().filters;
  return ({ code, detail, limit = 0, values = [], meant = "none" }) =>
    isKnown(code, known) ? t(code, { limit, count: values.length, meant }) : detail;
}

function isKnown(code: string | undefined, known: Known): code is keyof Known {
  return code !== undefined && Object.hasOwn(known, code);
}
