"use client";

import { useTranslations } from "next-intl";
import { useListWords } from "@/components/ui/use-list-words";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";

/** The first of those who go, and how many go along. */
export function TechniciansCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const listWords = useListWords();
  const names = (currentAppointment(job)?.assignedTechnicians ?? []).flatMap(
    ({ name, technicianId }) => name ?? technicianId ?? [],
  );
  const [first, ...others] = names;
  if (first === undefined) return null;
  return (
    <span className="flex min-w-0 gap-1.5" title={listWords(names)}>
      <span dir="auto" className="truncate text-left">
        {first}
      </span>
      {others.length > 0 ? (
        <span className="shrink-0 text-muted">
          <span aria-hidden>{t("more", { count: others.length })}</span>
          <span className="sr-only">{listWords(others)}</span>
        </span>
      ) : null}
    </span>
  );
}
