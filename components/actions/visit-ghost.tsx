"use client";
import ArrowRight from "lucide-react/icons/arrow-right";
import { SiteTime } from "@/components/shared/time/site-time";
import { cn } from "@/components/ui/cn";
import { Spinner } from "@/components/ui/progress";
import type { Slot } from "@/lib/actions/job-action";
import type { AppointmentTime } from "@/lib/jobs/job";

interface VisitGhostProps {
  /** Where the visit stands until Amazon has moved it. */
  from: AppointmentTime | undefined;
  to: Pick<Slot, "start"> & { end: string | null };
  zone: string;
  /** "Moving…", while it is on its way; null before. */
  busy: string | null;
}

/** A wish, never a fact: the old place stays, the new one is a ghost beside it. */
export function VisitGhost({ from, to, zone, busy }: VisitGhostProps) {
  const minutes =
    to.end === null ? undefined : (Date.parse(to.end) - Date.parse(to.start)) / 60_000;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm tabular-nums">
      {from?.startTime ? (
        <>
          <span className="text-muted">
            <SiteTime at={from.startTime} minutes={from.durationInMinutes} zone={zone} />
          </span>
          <ArrowRight aria-hidden className="size-4 shrink-0 text-faint max-sm:hidden" />
        </>
      ) : null}
      <span
        className={cn(
          "inline-flex min-h-8 flex-wrap items-center gap-x-2 rounded-md border border-dashed border-progress-line px-2.5 py-1 font-medium",
          busy !== null &&
            "bg-[repeating-linear-gradient(135deg,var(--progress-bg)_0_6px,transparent_6px_12px)]",
        )}
      >
        {busy === null ? null : (
          <span className="inline-flex items-center gap-1.5 text-progress">
            <Spinner />
            {busy}
          </span>
        )}
        <SiteTime at={to.start} minutes={minutes} zone={zone} />
      </span>
    </div>
  );
}
