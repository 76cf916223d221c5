"use client";

import { useTranslations } from "next-intl";
import type { Job } from "@/lib/jobs/job";
import type { Fact } from "./facts";
import { IdValue } from "./id-value";
import { type FieldName, useFact } from "./use-fact";

/** Makes a fact of one or more ids; none where all are absent. */
export function useIdFact(
  job: Pick<Job, "hidden">,
): (field: FieldName, ids: readonly (string | undefined)[], path?: string) => Fact | null {
  const t = useTranslations("jobs.detail.fields");
  const fact = useFact(job);
  return (field, ids, path) => {
    const present = ids.some((id) => id !== undefined && id !== "");
    return fact(field, present ? <IdValue label={t(field)} ids={ids} /> : undefined, path);
  };
}
