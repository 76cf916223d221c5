"use client";

import { useTranslations } from "next-intl";
import { SiteTime, useWindowWords } from "@/components/shared/site-time";
import { useEnumWords } from "@/components/shared/use-enum-words";
import { Badge } from "@/components/ui/badge";
import type { Appointment } from "@/lib/jobs/job";
import { ProofFacts } from "./proof-facts";
import { TechnicianNames } from "./technician-names";
import { TimelineItem } from "./timeline-item";

export interface AppointmentEventProps {
  appointment: Appointment;
  moved: { to: Appointment | undefined } | null;
  isCurrent: boolean;
  zone: string;
}

/** One appointment: when, who, what became of it, and the proof. */
export function AppointmentEvent({ appointment, moved, isCurrent, zone }: AppointmentEventProps) {
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
