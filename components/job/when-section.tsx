"use client";

import { useTranslations } from "next-intl";
import { SiteTime } from "@/components/shared/site-time";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { AppointmentTime, Job } from "@/lib/jobs/job";
import { AppointmentEvent } from "./appointment-event";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { jobTimeline } from "./job-timeline";
import { TimelineItem } from "./timeline-item";

export interface WhenSectionProps {
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
