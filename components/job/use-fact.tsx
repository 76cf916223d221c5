"use client";

import EyeOff from "lucide-react/icons/eye-off";
import { type Messages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMay } from "@/components/shared/permissions";
import type { Job } from "@/lib/jobs/job";
import type { Fact } from "./facts";

export type FieldName = keyof Messages["jobs"]["detail"]["fields"];

/**
 * Makes a fact of a field: none when it is absent, "hidden" when the role may not see it, and a note
 * beside a value that the role sees shortened. `path` is the field's place in the job.
 */
export function useFact(
  job: Pick<Job, "hidden">,
): (field: FieldName, value: ReactNode, path?: string) => Fact | null {
  const t = useTranslations("jobs.detail");
  const hiddenText = t(useMay("buyer.reveal") ? "untilShown" : "hidden");
  return (field, value, path) => {
    const cut = path !== undefined && job.hidden.includes(path);
    const absent = value === undefined || value === null || value === "";
    if (absent && !cut) return null;
    const fact = { id: field, label: t(`fields.${field}`) };
    if (absent) return { ...fact, value: <CutNote text={hiddenText} /> };
    if (!cut) return { ...fact, value };
    return {
      ...fact,
      value: (
        <span className="flex flex-wrap gap-x-2">
          <bdi>{value}</bdi>
          <CutNote text={t("shortened")} />
        </span>
      ),
    };
  };
}

function CutNote({ text }: { text: string }) {
  return (
    <span className="inline-flex h-5 items-center gap-1 text-faint">
      <EyeOff aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}
