"use client";

import { useMay } from "@/components/shared/permissions";
import { ClockProvider } from "@/components/shared/site-time";
import type { Job } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";
import { hidesContact, withContact } from "@/lib/jobs/with-contact";
import type { HeadingLevel } from "./detail-section";
import { IdsSection } from "./ids-section";
import { ItemsSection } from "./items-section";
import { NotesSection } from "./notes-section";
import { PaymentsSection } from "./payments-section";
import { RawJson } from "./raw-json";
import { RevealPanel } from "./reveal-panel";
import { useReveal } from "./use-reveal";
import { WhatSection } from "./what-section";
import { WhenSection } from "./when-section";
import { WhereSection } from "./where-section";
import { WhoSection } from "./who-section";

export interface JobDetailViewProps {
  job: Job;
  locale: string;
  /** Epoch ms. */
  now: number;
  level?: HeadingLevel;
}

/** Every field of a job that is there, in groups; what the role may not see says so. */
export function JobDetailView({ job, locale, now, level = 3 }: JobDetailViewProps) {
  const zone = jobZone(job);
  const reveal = useReveal(job.serviceJobId);
  const offered = useMay("buyer.reveal") && hidesContact(job);
  const seen = reveal.state.kind === "shown" ? withContact(job, reveal.state.contact) : job;
  return (
    <ClockProvider locale={locale} now={now} beside>
      {offered ? <RevealPanel {...reveal} /> : null}
      <div data-sheet="">
        <WhatSection job={job} level={level} />
        <WhenSection job={job} level={level} zone={zone} />
        <WhereSection job={seen} level={level} />
        <WhoSection job={seen} level={level} />
        <ItemsSection job={job} level={level} zone={zone} />
        <PaymentsSection job={job} level={level} />
        <IdsSection job={job} level={level} />
      </div>
      <NotesSection level={level} />
      <RawJson job={job} level={level} />
    </ClockProvider>
  );
}
