"use client";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { useClashWords } from "@/components/actions/assign/candidate-row";
import { SiteTime } from "@/components/shared/time/site-time";
import { Isolated } from "@/components/shared/words";
import { cn } from "@/components/ui/cn";
import { useListWords } from "@/components/ui/use-list-words";
import { activeVisit, type JobNow } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";
import type { Reviewed } from "./bulk-conflicts";

interface BulkReviewProps {
  reviewed: readonly Reviewed[];
  nameOf: (id: string) => string;
}

/** Every visit that was chosen: when it is, who goes there now, and what stands against the wish. */
export function BulkReview({ reviewed, nameOf }: BulkReviewProps) {
  const t = useTranslations("actions.bulk");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{t("review")}</caption>
      <thead>
        <tr className="border-b border-line text-left text-xs text-muted">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            {t("column.visit")}
          </th>
          <th scope="col" className="py-1.5 pr-3 font-medium">
            {t("column.now")}
          </th>
          <th scope="col" className="w-2/5 py-1.5 font-medium">
            {t("column.note")}
          </th>
        </tr>
      </thead>
      <tbody>
        {reviewed.map((one) => (
          <tr key={one.job.serviceJobId} className="border-b border-line align-top last:border-0">
            <th scope="row" className="py-2 pr-3 text-left font-normal">
              <VisitOf job={one.job} muted={one.left !== null} />
            </th>
            <td className="py-2 pr-3 wrap-break-word">
              <Goers job={one.job} nobody={t("nobody")} />
            </td>
            <td className="py-2 wrap-break-word">
              <Note reviewed={one} nameOf={nameOf} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The order of a job, and when its visit is. */
export function VisitOf({ job, muted = false }: { job: Job; muted?: boolean }) {
  const time = activeVisit(job)?.appointmentTime;
  return (
    <>
      <span className={cn("id-text block", muted ? "text-muted" : "font-medium")}>
        {job.serviceOrderId ?? job.serviceJobId}
      </span>
      {time?.startTime ? (
        <SiteTime
          at={time.startTime}
          minutes={time.durationInMinutes}
          zone={job.zone}
          className="block text-xs text-muted tabular-nums"
        />
      ) : null}
    </>
  );
}

/** Who goes to the visit of a job. */
export function Goers({ job, nobody }: { job: JobNow; nobody: string }) {
  const technicians = activeVisit(job)?.assignedTechnicians ?? [];
  const names = technicians.flatMap(({ name, technicianId }) => name ?? technicianId ?? []);
  return names.length > 0 ? (
    <Isolated words={names} />
  ) : (
    <span className="text-muted">{nobody}</span>
  );
}

function Note({ reviewed, nameOf }: { reviewed: Reviewed } & Pick<BulkReviewProps, "nameOf">) {
  const t = useTranslations("actions.bulk");
  const listWords = useListWords();
  const { job, left, clashes, overlaps } = reviewed;
  const clashWords = useClashWords(job.zone);
  if (left !== null) return <span className="text-muted">{t(`left.${left}`)}</span>;
  const lines = (clashes ?? []).map(({ technician: id, visits }) =>
    clashWords({ id, name: nameOf(id), clashes: visits }),
  );
  if (overlaps.length > 0) {
    const orders = overlaps.map(
      ({ serviceOrderId, serviceJobId }) => serviceOrderId ?? serviceJobId,
    );
    lines.push(t("overlaps", { orders: listWords(orders) }));
  }
  if (lines.length === 0) {
    return <span className="text-muted">{t(clashes === null ? "unchecked" : "free")}</span>;
  }
  return lines.map((line) => (
    <span key={line} className="flex items-start gap-1.5 text-action">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{line}</span>
    </span>
  ));
}
