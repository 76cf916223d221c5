"use client";
import Circle from "lucide-react/icons/circle";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCandidates } from "@/components/actions/assign/use-candidates";
import { SiteTime } from "@/components/shared/time/site-time";
import { Banner } from "@/components/ui/banner";
import { cn } from "@/components/ui/cn";
import { useListWords } from "@/components/ui/use-list-words";
import type { Told } from "@/lib/actions/closing";
import { seenOf } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";

interface ChecklistProps {
  job: Job;
  saved: Told;
  /** What is told and not saved yet. */
  open: { worked: boolean; technicians: boolean; documents: boolean };
  /** Whether this person may complete jobs here. */
  completes: boolean;
}

/** What Amazon has been told, before a job is completed for good. */
export function Checklist({ job, saved, open, completes }: ChecklistProps) {
  const t = useTranslations("closing");
  const listWords = useListWords();
  const { worked, technicians, documents } = saved;
  const { candidates } = useCandidates(job, technicians ?? []);
  const nameOf = (id: string) => candidates.find((one) => one.id === id)?.name ?? id;
  const planned = technicians === null && seenOf(job).technicians.length > 0;

  function peopleWords(): string {
    if (technicians) return listWords(technicians.map(nameOf));
    return planned ? t("peopleAsPlanned") : t("nobody");
  }

  return (
    <div className="grid gap-3">
      <section aria-labelledby="closing-checklist">
        <h3 id="closing-checklist" className="mb-1.5 text-sm font-medium">
          {t("checklist")}
        </h3>
        <ul className="divide-y divide-line rounded-md border border-line">
          <Line title={t("told.times")} isOpen={open.worked} isSaved={worked !== null}>
            {worked ? (
              <SiteTime
                at={new Date(worked.start).toISOString()}
                minutes={(worked.end - worked.start) / 60_000}
                zone={job.zone}
              />
            ) : (
              t("timesUnsaid")
            )}
          </Line>
          <Line
            title={t("told.people")}
            isOpen={open.technicians}
            isSaved={technicians !== null || planned}
          >
            {peopleWords()}
          </Line>
          <Line title={t("told.documents")} isOpen={open.documents} isSaved={documents.length > 0}>
            {t("documentsSaved", { count: documents.length })}
          </Line>
        </ul>
      </section>
      <p className="text-sm text-muted">{t("decides")}</p>
      {completes ? (
        <Banner kind="warn" title={t("final")} />
      ) : (
        <p className="text-sm text-muted">{t("notOffered")}</p>
      )}
    </div>
  );
}

const MARKS = {
  open: { Icon: CircleDashed, tint: "text-action" },
  saved: { Icon: CircleCheck, tint: "text-done" },
  unsaid: { Icon: Circle, tint: "text-faint" },
} as const;

function markOf(isOpen: boolean, isSaved: boolean): keyof typeof MARKS {
  if (isOpen) return "open";
  return isSaved ? "saved" : "unsaid";
}

interface LineProps {
  title: string;
  isOpen: boolean;
  isSaved: boolean;
  children: ReactNode;
}

function Line({ title, isOpen, isSaved, children }: LineProps) {
  const t = useTranslations("closing");
  const { Icon, tint } = MARKS[markOf(isOpen, isSaved)];
  return (
    <li className="flex items-start gap-3 px-3 py-2 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tint)} />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <div className="text-muted tabular-nums">{children}</div>
        {isOpen ? <p className="text-action">{t("unsavedYet")}</p> : null}
      </div>
    </li>
  );
}
