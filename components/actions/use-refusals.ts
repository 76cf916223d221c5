"use client";
import { useQuery } from "@tanstack/react-query";
import { useMessages, useTranslations } from "next-intl";
import { useIndexed } from "@/components/shared/indexed";
import { REFUSAL_REASONS, type RefusalReason } from "@/lib/actions/refusal-reasons";
import type { ParameterError, Problem } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import { facetsQuery } from "@/lib/search/facets-query";
import { emptySearch } from "@/lib/search/jobs-search";
import { nameAmong } from "./assign/candidates";

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

/** Technicians by name, as the job names them or the index has seen them anywhere; whom nobody named by id. */
export function useTechnicianName(
  { marketplaceId, appointments = [] }: Pick<Job, "marketplaceId" | "appointments">,
  ids: readonly string[],
): (id: string) => string {
  const indexed = useIndexed();
  const assigned = appointments.flatMap(({ assignedTechnicians = [] }) => assignedTechnicians);
  const isStrange = ids.some((id) => assigned.every((one) => one.technicianId !== id));
  const created = { kind: "preset", preset: "any" } as const;
  const { data } = useQuery({
    ...facetsQuery({ ...emptySearch(), marketplace: marketplaceId ?? null, created }),
    enabled: indexed && isStrange,
  });
  return (id) => nameAmong(id, { assigned, seen: data?.facets.technician ?? [] });
}
