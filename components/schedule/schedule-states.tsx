"use client";
import { useQuery } from "@tanstack/react-query";
import CalendarX2 from "lucide-react/icons/calendar-x-2";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { currentAppointment } from "@/lib/jobs/appointment";
import { jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import { jobsQuery } from "@/lib/search/jobs-query";
import { addDays, dayInZone } from "@/lib/time/calendar";
import { formatAppointment, formatCalendarDay } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";

interface NoVisitsProps {
  search: ScheduleSearch;
  /** The days in words, and the last of them as `2026-11-23`. */
  days: string;
  lastDay: string;
  isFiltered: boolean;
  zone: string;
  /** Epoch ms. */
  now: number;
  onClear: () => void;
  onDay: (day: string) => void;
}

/** Nothing is booked on these days: when the next visit is, where the index knows it. */
export function NoVisits(props: NoVisitsProps) {
  const { search, days, lastDay, isFiltered, zone, now, onClear, onDay } = props;
  const t = useTranslations("schedule.empty");
  const locale = useLocale();
  const { data } = useQuery(
    jobsQuery({
      ...jobsOnSchedule(search),
      technician: search.technician,
      flag: search.flag,
      scheduled: { kind: "span", from: { kind: "day", day: addDays(lastDay, 1) }, to: null },
      sort: "appointment",
      size: 1,
    }),
  );
  const job = data?.jobs[0];
  const time = job && currentAppointment(job)?.appointmentTime;
  const start = parseInstant(time?.startTime ?? "");
  const next = start === null || !job ? null : dayInZone(start, search.tz ?? job.zone);
  const isKnown = next !== null && next > lastDay && start !== null;
  return (
    <EmptyState
      icon={<CalendarX2 />}
      title={t("day", { day: days })}
      text={
        <>
          <p>{isFiltered ? t("filtered") : t("text")}</p>
          {isKnown ? (
            <p>
              {t("next", {
                time: formatAppointment(start, time?.durationInMinutes, {
                  ...{ locale, now },
                  zone: search.tz ?? job?.zone ?? zone,
                }),
              })}
            </p>
          ) : null}
        </>
      }
      actions={
        <>
          {isKnown ? (
            <Button variant="primary" onClick={() => onDay(next)}>
              {t("goNext", { day: formatCalendarDay(next, { locale, now }) })}
            </Button>
          ) : null}
          {isFiltered ? <Button onClick={onClear}>{t("clear")}</Button> : null}
        </>
      }
    />
  );
}
