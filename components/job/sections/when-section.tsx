"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SiteTime, useWindowWords } from "@/components/shared/time/site-time";
import { useEnumWords } from "@/components/shared/words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { currentAppointment } from "@/lib/jobs/appointment";
import type {
  Appointment,
  AppointmentTime,
  Job,
  ProofOfAppointment,
  Technician,
} from "@/lib/jobs/job";
import { DetailSection, Facts, type HeadingLevel, TechnicianNames } from "./facts";
import { jobTimeline } from "./job-timeline";

interface WhenSectionProps {
  job: Job;
  level: HeadingLevel;
  zone: string;
}

/** What happened and what is planned, in order. */
export function WhenSection({ job, level, zone }: WhenSectionProps) {
  const t = useTranslations("jobs.detail");
  const events = jobTimeline(job);
  if (events.length === 0) return null;
  const current = currentAppointment(job);
  return (
    <DetailSection
      title={t("sections.when")}
      level={level}
      aside={<span className="text-xs text-faint">{t("timeline.zone", { zone })}</span>}
    >
      <ol>
        {events.map((event, index) => {
          const key = `${event.kind} ${index}`;
          if (event.kind === "appointment") {
            return (
              <AppointmentEvent
                key={key}
                {...event}
                isCurrent={event.appointment === current}
                zone={zone}
              />
            );
          }
          return event.kind === "created" ? (
            <TimelineItem key={key} title={t("timeline.created")}>
              <SiteTime at={event.at} zone={zone} />
            </TimelineItem>
          ) : (
            <TimelineItem
              key={key}
              title={t("timeline.preferred", { count: event.windows.length })}
            >
              <Windows windows={event.windows} zone={zone} />
            </TimelineItem>
          );
        })}
      </ol>
    </DetailSection>
  );
}

function Windows({ windows, zone }: { windows: readonly AppointmentTime[]; zone: string }) {
  const t = useTranslations("jobs.detail.timeline");
  return (
    <ul>
      {windows.map(({ startTime, durationInMinutes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a window has no id of its own.
        <li key={index}>
          {startTime ? (
            <SiteTime at={startTime} minutes={durationInMinutes} zone={zone} />
          ) : (
            t("withoutTime")
          )}
        </li>
      ))}
    </ul>
  );
}

interface AppointmentEventProps {
  appointment: Appointment;
  moved: { to: Appointment | undefined } | null;
  isCurrent: boolean;
  zone: string;
}

/** One appointment: when, who, what became of it, and the proof. */
function AppointmentEvent({ appointment, moved, isCurrent, zone }: AppointmentEventProps) {
  const t = useTranslations("jobs.detail.timeline");
  const words = useEnumWords("appointment");
  const windowWords = useWindowWords();
  const { appointmentStatus, appointmentTime: time, assignedTechnicians = [], poa } = appointment;
  const status = words(appointmentStatus);
  const movedTo = windowWords(moved?.to?.appointmentTime, zone);
  return (
    <TimelineItem
      current={isCurrent}
      title={
        <>
          {t("appointment")}
          {status ? (
            <span title={appointmentStatus}>
              <Badge>{status}</Badge>
            </span>
          ) : null}
        </>
      }
    >
      <p className={isCurrent ? "text-fg" : undefined}>
        {time?.startTime ? (
          <SiteTime at={time.startTime} minutes={time.durationInMinutes} zone={zone} />
        ) : (
          t("withoutTime")
        )}
      </p>
      {moved ? <p>{movedTo ? t("movedTo", { time: movedTo }) : t("movedElsewhere")}</p> : null}
      {assignedTechnicians.length > 0 ? (
        <p>
          <TechnicianNames technicians={assignedTechnicians} />
        </p>
      ) : null}
      {assignedTechnicians.length === 0 && appointmentStatus === "ACTIVE" ? (
        <p>{t("noTechnician")}</p>
      ) : null}
      {poa ? <ProofFacts proof={poa} technicians={assignedTechnicians} zone={zone} /> : null}
    </TimelineItem>
  );
}

interface TimelineItemProps {
  title: ReactNode;
  /** Stands out: the appointment that counts. */
  current?: boolean;
  children: ReactNode;
}

function TimelineItem({ title, current = false, children }: TimelineItemProps) {
  return (
    <li
      aria-current={current || undefined}
      className="relative ml-1.5 border-l border-line pb-4 pl-5 last:border-transparent last:pb-0"
    >
      <span
        aria-hidden
        className={cn(
          "absolute top-1.5 -left-[4.5px] size-2 rounded-full border",
          current ? "border-accent bg-accent" : "border-control bg-surface",
        )}
      />
      <div className="flex flex-wrap items-center gap-x-2 text-sm font-medium">{title}</div>
      <div className="text-sm text-muted tabular-nums">{children}</div>
    </li>
  );
}

interface ProofFactsProps {
  proof: ProofOfAppointment;
  /** Those of the appointment, for the name of whoever uploaded. */
  technicians: readonly Technician[];
  zone: string;
}

/** Proof of appointment: Amazon gives its kind and circumstances, never the document. */
function ProofFacts({ proof, technicians, zone }: ProofFactsProps) {
  const t = useTranslations("jobs.detail.proof");
  const words = useEnumWords("proof");
  const {
    appointmentTime: time,
    technicians: present = [],
    uploadingTechnician,
    uploadTime,
  } = proof;
  const uploader = [...present, ...technicians].find(
    ({ technicianId }) => technicianId === uploadingTechnician,
  );
  const facts = [
    { id: "kind", label: t("kind"), value: words(proof.poaType) },
    {
      id: "work",
      label: t("work"),
      value: time?.startTime && (
        <SiteTime at={time.startTime} minutes={time.durationInMinutes} zone={zone} />
      ),
    },
    {
      id: "technicians",
      label: t("technicians"),
      value: present.length > 0 ? <TechnicianNames technicians={present} /> : null,
    },
    {
      id: "uploaded",
      label: t("uploaded"),
      value: uploadTime && <SiteTime at={uploadTime} zone={zone} />,
    },
    { id: "by", label: t("by"), value: uploader?.name ?? uploadingTechnician },
  ];
  return (
    <div className="mt-2 rounded-md border border-line px-3 py-2 text-fg">
      <p className="mb-1 text-xs font-medium text-muted">{t("title")}</p>
      <Facts facts={facts.map((fact) => (fact.value ? fact : null))} />
    </div>
  );
}
