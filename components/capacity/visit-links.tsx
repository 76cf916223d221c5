"use client";
import { useTranslations } from "next-intl";
import type { BookedVisit } from "@/lib/actions/schedule-difference";
import { formatAppointment } from "@/lib/time/format";
import { useCapacityWords } from "./capacity-words";

/** So many are named; the others are counted. */
const NAMED = 6;

/** Booked visits, each a way to its job beside what is being decided. */
export function VisitLinks({ visits, zone }: { visits: readonly BookedVisit[]; zone: string }) {
  const t = useTranslations("capacity.schedule");
  const { locale } = useCapacityWords();
  if (visits.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4">
      {visits.slice(0, NAMED).map(({ serviceJobId, start, end }) => (
        <li key={`${serviceJobId} ${start}`}>
          <a
            href={`/jobs/${encodeURIComponent(serviceJobId)}`}
            target="_blank"
            rel="noreferrer"
            className="inline-block rounded-sm leading-6 text-accent-fg hover:underline"
          >
            {formatAppointment(start, (end - start) / 60_000, { locale, zone })}
          </a>
        </li>
      ))}
      {visits.length > NAMED ? (
        <li className="leading-6 text-muted">
          {t("moreVisits", { count: visits.length - NAMED })}
        </li>
      ) : null}
    </ul>
  );
}
