"use client";
import { useMessages, useTranslations } from "next-intl";
import { REFUSAL_REASONS, type RefusalReason } from "@/lib/actions/refusal-reasons";
import type { ParameterError, Problem } from "@/lib/http/problem";

/** One thing that Amazon refused; `reason` is null for what nobody has met. */
export type Refusal = ParameterError & { reason: RefusalReason | null };

/** All that Amazon refused at once; empty where it is no refusal. */
export function refusalsIn({ code, errors = [] }: Problem): Refusal[] {
  if (code !== "upstream_rejected") return [];
  return errors.map((error) => ({
    ...error,
    reason: REFUSAL_REASONS.find((one) => one === error.code) ?? null,
  }));
}

/** A refusal in the words of the screen's language; Amazon's own where nobody has met it. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const t = useTranslations("actions.refusal");
  const unfit: Record<string, string> = useMessages().actions.unfit;
  return ({ reason, upstreamCode = "", detail }) => {
    if (reason === null) return detail;
    if (reason !== "technicianUnfit") return t(reason);
    return (Object.hasOwn(unfit, upstreamCode) ? unfit[upstreamCode] : undefined) ?? t(reason);
  };
}
