"use client";
import ArrowRight from "lucide-react/icons/arrow-right";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useWindowWords } from "@/components/shared/time/site-time";
import { Isolated } from "@/components/shared/words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { activeVisit } from "@/lib/actions/job-action";
import { changesBetween, type SeenChange } from "@/lib/actions/job-changes";
import type { Job } from "@/lib/jobs/job";
import { isServiceJobStatus } from "@/lib/jobs/statuses";
import type { WishState } from "./action-session";

export type HeldJob = {
  /** The job as it was when the person began to decide. */
  held: Job;
  /** What is no longer so. */
  changes: SeenChange[];
  /** Goes on from the job as it is. */
  accept: () => void;
  /** Goes on from a job as its answer had it. */
  hold: (job: Job) => void;
};

/** Holds a job as a person saw it, whatever becomes of it meanwhile. */
export function useHeldJob(job: Job, { kind }: WishState): HeldJob {
  const [held, setHeld] = useState(job);
  // While it is being changed by the person's own wish, nothing is strange about its changing.
  const isOwn = kind === "sending" || kind === "done";
  return {
    held,
    changes: isOwn ? [] : changesBetween(held, job),
    accept: () => setHeld(job),
    hold: setHeld,
  };
}

interface ChangedMeanwhileProps {
  before: Job;
  after: Job;
  changes: readonly SeenChange[];
  onAccept: () => void;
}

/** Somebody else was faster: what the person saw, and what is now. */
export function ChangedMeanwhile({ before, after, changes, onAccept }: ChangedMeanwhileProps) {
  const t = useTranslations("actions.changed");
  if (changes.length === 0) return null;
  return (
    <Banner
      kind="warn"
      title={t("title")}
      action={
        <Button size="sm" variant="primary" onClick={onAccept}>
          {t("accept")}
        </Button>
      }
    >
      <p>{t("text")}</p>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-fg">
        {changes.map((about) => (
          <div key={about} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{t(`about.${about}`)}</dt>
            <dd className="min-w-0 wrap-anywhere">
              <Fact about={about} job={before} was />
              <ArrowRight
                role="img"
                aria-label={t("became")}
                className="mx-1 inline size-3.5 text-faint"
              />
              <Fact about={about} job={after} />
            </dd>
          </div>
        ))}
      </dl>
    </Banner>
  );
}

function Fact({ about, job, was = false }: { about: SeenChange; job: Job; was?: boolean }) {
  const t = useTranslations("actions.changed");
  const status = useTranslations("status");
  const windowWords = useWindowWords();
  const visit = activeVisit(job);
  let words: ReactNode = t("nothing");
  switch (about) {
    case "status": {
      const { serviceJobStatus: raw } = job;
      if (raw) words = isServiceJobStatus(raw) ? status(raw) : raw;
      break;
    }
    case "start":
    case "visit": {
      words = windowWords(visit?.appointmentTime, job.zone) ?? words;
      break;
    }
    case "technicians": {
      const names = visit?.assignedTechnicians?.flatMap(
        ({ name, technicianId }) => name ?? technicianId ?? [],
      );
      if (names && names.length > 0) words = <Isolated words={names} />;
    }
  }
  return was ? (
    <s className="text-muted">{words}</s>
  ) : (
    <strong className="font-medium">{words}</strong>
  );
}
