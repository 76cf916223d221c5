"use client";

import { useTranslations } from "next-intl";
import { FlagBadges } from "@/components/jobs/flag-badges";
import { SiteTime } from "@/components/jobs/site-time";
import { cn } from "@/components/ui/cn";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { Job } from "@/lib/jobs/job";
import { jobZone } from "@/lib/jobs/job-zone";

/** The appointment that counts, with what is wrong about it. */
export function AppointmentCell({ job }: { job: Job }) {
  const t = useTranslations("jobs.cell");
  const appointment = currentAppointment(job);
  const time = appointment?.appointmentTime;
  const proposed = time?.startTime ? 0 : (job.preferredAppointmentTimes?.length ?? 0);
  // The words "customer proposed" already stand where the time would.
  const flags = job.flags.filter((flag) => proposed === 0 || flag !== "customerProposedTimes");
  if (!time?.startTime && proposed === 0 && flags.length === 0) return null;
  return (
    <span className="flex min-w-0 flex-col">
      {time?.startTime ? (
        <SiteTime
          at={time.startTime}
          minutes={time.durationInMinutes}
          zone={jobZone(job)}
          className={cn(
            "tabular-nums leading-4.5 group-data-[density=compact]/table:line-clamp-1 group-data-[density=compact]/table:leading-4",
            flags.length === 0 ? "line-clamp-2" : "line-clamp-1 max-sm:line-clamp-2",
            appointment?.appointmentStatus === "CANCELLED" && "text-muted line-through",
          )}
        />
      ) : null}
      {proposed > 0 ? (
        <span className="truncate text-action leading-4.5">
          {t("proposed", { count: proposed })}
        </span>
      ) : null}
      {flags.length > 0 ? (
        <span className="flex min-w-0 gap-2 overflow-hidden">
          <FlagBadges flags={flags} />
        </span>
      ) : null}
    </span>
  );
}
