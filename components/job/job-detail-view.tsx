"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { JobActions } from "@/components/actions/job-actions";
import { RevealPanel } from "@/components/job/contact/reveal-panel";
import { useReveal } from "@/components/job/contact/use-reveal";
import { JobStrip } from "@/components/job/job-strip";
import {
  DetailSection,
  Facts,
  FoldedSection,
  type HeadingLevel,
  useFact,
  useIdFact,
} from "@/components/job/sections/facts";
import { HistorySection } from "@/components/job/sections/history-section";
import { ItemsSection } from "@/components/job/sections/items-section";
import { RawJson } from "@/components/job/sections/raw-json";
import { WhatSection, WhereSection, WhoSection } from "@/components/job/sections/what-where-who";
import { WhenSection } from "@/components/job/sections/when-section";
import { useActionOffer } from "@/components/shared/action-offer";
import { useMay } from "@/components/shared/permissions";
import { ClockProvider, useClock } from "@/components/shared/time/site-time";
import { moneyWords, useEnumWords } from "@/components/shared/words";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { codeWords } from "@/lib/jobs/code-words";
import { hidesContact, withContact } from "@/lib/jobs/contact";
import type { Job } from "@/lib/jobs/job";
import type { Overbooking } from "@/lib/jobs/overbooking";

const receipts = lazyCode(() =>
  import("@/components/actions/receipts/job-receipts").then((module) => module.JobReceipts),
);

export interface JobDetailViewProps {
  job: Job;
  /** What Amazon warned of when technicians were assigned from here. */
  overbooking?: Overbooking | undefined;
  locale: string;
  /** Epoch ms. */
  now: number;
  level?: HeadingLevel;
}

/** Every field of a job that is there, in groups; what the role may not see says so. */
export function JobDetailView(props: JobDetailViewProps) {
  const { job, overbooking, locale, now, level = 3 } = props;
  const zone = job.zone;
  const reveal = useReveal(job.serviceJobId);
  const offered = useMay("buyer.reveal") && hidesContact(job);
  const seen = reveal.state.kind === "shown" ? withContact(job, reveal.state.contact) : job;
  return (
    <ClockProvider locale={locale} now={now} beside>
      <div className="@container">
        <JobActions job={job} locale={locale} now={now} />
        <JobStrip job={job} overbooking={overbooking} />
        {offered ? <RevealPanel {...reveal} /> : null}
        <div data-sheet="" className="@3xl:grid @3xl:grid-cols-2 print:block!">
          <div className="border-line @3xl:border-r">
            <WhenSection job={job} level={level} zone={zone} />
            <div data-chrome="" className="border-b border-line">
              <HistorySection job={job} level={level} />
            </div>
            <WhatSection job={job} level={level} />
          </div>
          <div className="border-t border-line @3xl:border-t-0">
            <WhereSection job={seen} level={level} />
            <WhoSection job={seen} level={level} />
            <ItemsSection job={job} level={level} zone={zone} />
            <PaymentsSection job={job} level={level} />
          </div>
        </div>
        <NotesSection level={level} />
        <div className="border-t border-line">
          <DoneSection job={job} level={level} />
          <IdsSection job={job} level={level} />
          <RawJson job={job} level={level} />
        </div>
      </div>
    </ClockProvider>
  );
}

function PaymentsSection({ job, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  const fact = useFact(job);
  const words = useEnumWords("instrument");
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
                fact(
                  "instrument",
                  codeWords(words(payment.instrument) ?? ""),
                  "payments.instrument",
                ),
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
    idFact("provider", [job.serviceJobProvider?.serviceJobProviderId]),
    idFact("seller", [job.seller?.sellerId]),
  ];
  if (facts.every((one) => one === null)) return null;
  return (
    <FoldedSection title={t("ids")} level={level}>
      <Facts facts={facts} />
    </FoldedSection>
  );
}

/** What was done with the job from here: its code and its answer come once somebody unfolds it. */
function DoneSection({ job: { serviceJobId }, level }: { job: Job; level: HeadingLevel }) {
  const t = useTranslations("actions.receipts");
  const { groups } = useActionOffer();
  const [isOpen, setOpen] = useState(false);
  if (serviceJobId === "" || groups.length === 0) return null;
  return (
    <FoldedSection
      title={t("section")}
      level={level}
      onToggle={(next) => {
        setOpen(next);
        if (next) receipts.load();
      }}
    >
      {isOpen ? <LazyPart code={receipts} props={{ jobId: serviceJobId }} /> : null}
    </FoldedSection>
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
