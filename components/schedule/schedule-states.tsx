"use client";
import { useQuery } from "@tanstack/react-query";
import CalendarX2 from "lucide-react/icons/calendar-x-2";
import DatabaseZap from "lucide-react/icons/database-zap";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useLocale, useTranslations } from "next-intl";
import { ProblemAction } from "@/components/shared/problem/problem";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Problem } from "@/lib/http/problem";
import { currentAppointment } from "@/lib/jobs/appointment";
import type { IndexInfo } from "@/lib/jobs/job-index";
import { jobsOnSchedule, type ScheduleSearch } from "@/lib/schedule/schedule-search";
import { indexQuery } from "@/lib/search/facets-query";
import { jobsQuery } from "@/lib/search/jobs-query";
import { addDays, dayInZone } from "@/lib/time/calendar";
import { formatAppointment, formatAsOf, formatCalendarDay, formatDay } from "@/lib/time/format";
import { parseInstant } from "@/lib/time/instant";

interface IndexWordsProps {
  index: IndexInfo;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Of when the visits are, and whether they are all. */
export function IndexWords({ index, zone, now }: IndexWordsProps) {
  const t = useTranslations("index");
  const soFar = useTranslations("schedule.index")("soFar");
  const locale = useLocale();
  const { state, asOf, since } = index;
  const parts = [asOf && t("asOf", { time: formatAsOf(Date.parse(asOf), { locale, zone, now }) })];
  if (state === "filling") {
    const day = since && formatDay(Date.parse(since), { locale, zone, now });
    parts.push(t("filling"), day && t("since", { day }), soFar);
  } else if (state !== "ready") parts.push(t(state === "behind" ? "behind" : "stopped"));
  const warns = state !== "ready";
  return (
    <p className={cn("flex items-center gap-1 text-sm", warns ? "text-action" : "text-muted")}>
      {warns ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      {parts.filter(Boolean).join(" · ")}
    </p>
  );
}

interface NoIndexProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}

/** Only the index knows every visit, and it cannot answer: why, and what works without it. */
export function NoIndex({ problem, onRetry, retrying }: NoIndexProps) {
  const t = useTranslations("schedule.index");
  const tIndex = useTranslations("index");
  const { data } = useQuery(indexQuery());
  const state = data?.state === "filling" || data?.state === "stopped" ? data.state : "off";
  return (
    <div role="alert">
      <EmptyState
        icon={<DatabaseZap className="text-action" />}
        title={t("unavailable")}
        text={t(state)}
        actions={
          <>
            <LinkButton href="/jobs">{t("jobs")}</LinkButton>
            <ProblemAction
              problem={problem}
              retry={tIndex("unavailable.retry")}
              onRetry={onRetry}
              retrying={retrying}
            />
          </>
        }
      />
    </div>
  );
}

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
