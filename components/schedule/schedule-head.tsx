"use client";
import { useTranslations } from "next-intl";
import { IndexWords } from "@/components/shared/index-states";
import { Freshness } from "@/components/shared/time/freshness";
import { useSayResult } from "@/components/ui/announcer";
import { LinkButton } from "@/components/ui/link-button";
import { capacityHref } from "@/lib/schedule/capacity-search";
import type { ScheduleAnswer } from "@/lib/schedule/schedule";
import { emptySchedule, scheduleHref } from "@/lib/schedule/schedule-search";
import { emptySearch, hrefFor } from "@/lib/search/jobs-search";
import { isClash, visitsOf } from "./visit/clash-partners";

interface ScheduleHeadProps {
  answer: ScheduleAnswer | null;
  /** Whether the answer is that of the days asked for, and not still the one before. */
  settled: boolean;
  /** The days in words. */
  days: string;
  /** Ids of the technicians that are asked for. */
  technician: readonly string[];
  zone: string;
  /** Epoch ms. */
  now: number;
  fetching: boolean;
  onRefresh: () => void;
  /** Whether there is a way to what the stores have. */
  capacity: boolean;
}

/** The title, whose schedule it is, how much is on it and of when that is. */
export function ScheduleHead(props: ScheduleHeadProps) {
  const { answer, settled, days, technician, zone, now, fetching, onRefresh, capacity } = props;
  const t = useTranslations("schedule");
  const visits = answer ? visitsOf(answer.lanes) : null;
  const clashes = visits?.filter(isClash).length ?? 0;
  const [only] = technician;
  const lane = technician.length === 1 ? answer?.lanes.find(({ id }) => id === only) : undefined;
  useSayResult(settled ? `${days}: ${t("summary", { visits: visits?.length ?? 0 })}` : null);
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-xl font-semibold tracking-tight">
        {lane?.label ? <bdi>{lane.label}</bdi> : t("title")}
        <span className="font-normal text-muted"> · {days}</span>
      </h1>
      {lane?.label && only ? (
        <nav aria-label={t("lane.technician")} data-chrome="" className="flex gap-1">
          <LinkButton
            variant="ghost"
            size="sm"
            href={hrefFor({
              ...emptySearch(),
              created: { kind: "preset", preset: "any" },
              technician: [only],
            })}
          >
            {t("technician.jobs", { name: lane.label })}
          </LinkButton>
          <LinkButton variant="ghost" size="sm" href={scheduleHref(emptySchedule())}>
            {t("technician.everybody")}
          </LinkButton>
        </nav>
      ) : null}
      {capacity ? (
        <LinkButton data-chrome="" variant="ghost" size="sm" href={capacityHref({})}>
          {t("capacity")}
        </LinkButton>
      ) : null}
      <p className="text-sm text-muted tabular-nums">
        {visits ? t("summary", { visits: visits.length }) : null}
        {clashes > 0 ? (
          <span className="font-medium text-exception">
            {" · "}
            {t("clashes", { count: clashes })}
          </span>
        ) : null}
      </p>
      {answer ? (
        <IndexWords index={answer.index} soFar={t("index.soFar")} {...{ zone, now }} />
      ) : null}
      <Freshness
        fetchedAt={null}
        say={({ time }) => t("asOf", { time })}
        refresh={t("refresh")}
        refreshing={fetching}
        {...{ zone, now, onRefresh }}
      />
    </div>
  );
}
