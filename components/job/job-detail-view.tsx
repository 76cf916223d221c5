"use client";
import { useTranslations } from "next-intl";
import { RevealPanel } from "@/components/job/contact/reveal-panel";
import { useReveal } from "@/components/job/contact/use-reveal";
import {
  DetailSection,
  Facts,
  type HeadingLevel,
  useFact,
  useIdFact,
} from "@/components/job/sections/facts";
import { ItemsSection } from "@/components/job/sections/items-section";
import { RawJson } from "@/components/job/sections/raw-json";
import { WhatSection, WhereSection, WhoSection } from "@/components/job/sections/what-where-who";
import { WhenSection } from "@/components/job/sections/when-section";
import { useMay } from "@/components/shared/permissions";
import { ClockProvider, useClock } from "@/components/shared/time/site-time";
import { moneyWords } from "@/components/shared/words";
import { codeWords } from "@/lib/jobs/code-words";
import { hidesContact, withContact } from "@/lib/jobs/contact";
import type { Job } from "@/lib/jobs/job";

export interface JobDetailViewProps {
  job: Job;
  locale: string;
  /** Epoch ms. */
  now: number;
  level?: HeadingLevel;
}

/** Every field of a job that is there, in groups; what the role may not see says so. */
export function JobDetailView({ job, locale, now, level = 3 }: JobDetailViewProps) {
  const zone = job.zone;
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

function PaymentsSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const { locale } = useClock();
  const payments = job.payments ?? [];
  if (payments.length === 0) return null;
  return (
    <DetailSection title={t("payments")} level={level}>
      <ul className="space-y-2">
        {payments.map((payment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a payment has no id of its own.
          <li key={index}>
            <Facts
              facts={[
                fact(
                  "payment",
                  <span className="tabular-nums">{moneyWords(payment.amount, locale)}</span>,
                ),
                fact("instrument", payment.instrument && codeWords(payment.instrument), "payments.instrument"),
              ]}
            />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

function IdsSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const idFact = useIdFact(job);
  const appointments = job.appointments ?? [];
  const technicians = appointments.flatMap(({ assignedTechnicians = [], poa }) => [
    ...assignedTechnicians,
    ...(poa?.technicians ?? []),
  ]);
  const facts = [
    idFact("orderId", [job.serviceOrderId]),
    idFact("jobId", [job.serviceJobId]),
    idFact("productOrderIds", job.productOrderIds ?? []),
    idFact("trackingIds", job.trackingIds ?? []),
    idFact(
      "appointmentId",
      appointments.map(({ appointmentId }) => appointmentId),
    ),
    idFact(
      "technicianId",
      technicians.map(({ technicianId }) => technicianId),
    ),
    idFact("buyerId", [job.buyer?.buyerId], "buyer.buyerId"),
    idFact("storeId", [job.storeId]),
    idFact("marketplaceId", [job.marketplaceId]),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <DetailSection title={t("ids")} level={level}>
      <Facts facts={facts} />
    </DetailSection>
  );
}

const LINES = ["first", "second", "third", "fourth"];

/** On paper only: room to write. */
function NotesSection({ level }: { level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  return (
    <div className="hidden print:block">
      <DetailSection title={t("notes")} level={level}>
        {LINES.map((line) => (
          <div key={line} className="h-7 border-b border-line-strong" />
        ))}
      </DetailSection>
    </div>
  );
}
