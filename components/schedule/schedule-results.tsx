"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, memo, type ReactNode, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { NoIndex } from "@/components/shared/index-states";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { useHydrated, useMediaQuery } from "@/components/ui/use-media-query";
import type { ScheduleAnswer, ScheduleView } from "@/lib/schedule/schedule";
import { type ScheduleSearch, scheduleHref } from "@/lib/schedule/schedule-search";
import { formatDateTime } from "@/lib/time/format";
import { ActingLayer, useActing } from "./acting/acting";
import { NoVisits } from "./schedule-states";
import { type Goods, NO_GOODS } from "./use-run-sheets";
import { Agenda } from "./views/agenda";
import { DayBoard } from "./views/day-board";
import { RunSheets } from "./views/run-sheets";
import { Tray } from "./views/tray";
import { WeekTable } from "./views/week-table";
import { clashPartners, visitsOf } from "./visit/clash-partners";
import { useVisitWords } from "./visit/visit-words";

export interface ScheduleResultsProps {
  query: UseQueryResult<ScheduleAnswer>;
  search: ScheduleSearch;
  view: ScheduleView;
  /** The days asked for, as `2026-11-23`, and in words. */
  days: readonly string[];
  daysWords: string;
  today: string;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
  isFiltered: boolean;
  /** Where the list has the jobs to schedule. */
  unscheduledHref: string;
  onOpen: (serviceJobId: string) => void;
  onClear: () => void;
  onDay: (day: string) => void;
  /** Of the sheets that are to be printed; null while none are. */
  goods: Goods | null;
}

/** The visits, or why there are none: loading, empty, without an index, failed. */
export function ScheduleResults(props: ScheduleResultsProps) {
  const { query, search, zone, now, days } = props;
  const { data, isPlaceholderData, isFetching, dataUpdatedAt } = query;
  const problem = useQueryProblem(query, scheduleHref(search));
  const locale = useLocale();
  const t = useTranslations("schedule.index");
  const retry = { onRetry: () => void query.refetch(), retrying: isFetching };
  if (data === undefined || (isPlaceholderData && problem)) {
    if (problem === null) return <BoardSkeleton />;
    return (
      <Card>
        {problem.code === "index_unavailable" ? (
          <NoIndex
            title={t("unavailable")}
            texts={{ off: t("off"), filling: t("filling"), stopped: t("stopped") }}
            jobs={t("jobs")}
            {...{ problem, ...retry }}
          />
        ) : (
          <FailedState problem={problem} {...retry} />
        )}
      </Card>
    );
  }
  const isEmpty = data.lanes.every(({ visits }) => visits.length === 0);
  return (
    <>
      {problem ? (
        <StaleBanner
          problem={problem}
          asOf={formatDateTime(dataUpdatedAt, { locale, zone, now })}
          {...retry}
        />
      ) : null}
      <div
        aria-busy={isPlaceholderData}
        className={cn(
          "flex min-h-0 flex-1 flex-col gap-3 xl:flex-row xl:items-start",
          isPlaceholderData && "opacity-60",
        )}
      >
        {isEmpty ? (
          <Card>
            <NoVisits
              {...{ search, zone, now }}
              days={props.daysWords}
              lastDay={days.at(-1) ?? ""}
              isFiltered={props.isFiltered}
              onClear={props.onClear}
              onDay={props.onDay}
            />
          </Card>
        ) : null}
        <Visits {...props} answer={data} asOf={dataUpdatedAt} isEmpty={isEmpty} />
      </div>
    </>
  );
}

type VisitsProps = Pick<
  ScheduleResultsProps,
  "search" | "view" | "today" | "renderedAt" | "unscheduledHref" | "onOpen" | "goods"
> & {
  answer: ScheduleAnswer;
  /** When the answer was read, epoch ms. */
  asOf: number;
  isEmpty: boolean;
};

const Visits = memo(function Visits(props: VisitsProps) {
  const { answer, isEmpty, search, view, today, renderedAt, unscheduledHref, onOpen } = props;
  const t = useTranslations("schedule");
  const words = useVisitWords();
  const hydrated = useHydrated();
  const partners = useMemo(() => clashPartners(visitsOf(answer.lanes)), [answer]);
  const { taken, handlers } = useActing();
  const { tz } = answer;
  const frame = { words, partners, tz, marketplace: search.marketplace, onOpen };
  const { by } = search;
  const day = answer.days[0] ?? today;
  const shared = { answer, by, search, frame };
  // Until the page runs nobody knows how wide it is: style decides which of the two is seen.
  const either = search.view === null && !hydrated;
  const boards = (
    <>
      {view === "week" && answer.days.length > 1 ? <WeekTable {...shared} today={today} /> : null}
      {view === "day" ? (
        <div className={cn(COLUMN, either && "max-sm:hidden")}>
          <DayBoard {...shared} {...{ day, renderedAt }} hours={search.hours} />
        </div>
      ) : null}
      {view === "agenda" || either ? (
        <div className={cn(COLUMN, either && "sm:hidden")}>
          <Agenda {...{ answer, day, frame }} />
        </div>
      ) : null}
    </>
  );
  return (
    <div {...handlers} className="contents">
      {isEmpty ? null : (
        <div className={COLUMN}>
          {boards}
          <p className="text-xs text-muted print:hidden">{t("note")}</p>
        </div>
      )}
      {view === "week" ? null : (
        <Tray
          {...{ frame, renderedAt }}
          unscheduled={answer.unscheduled}
          allHref={unscheduledHref}
        />
      )}
      {view === "day" && !isEmpty ? (
        <SheetsOnPaper {...{ answer, day, by, frame }} goods={props.goods} />
      ) : null}
      <ActingLayer {...{ answer, search, frame, renderedAt, taken }} asOf={props.asOf} />
    </div>
  );
});

type SheetsOnPaperProps = Omit<ComponentProps<typeof RunSheets>, "goods"> &
  Pick<ScheduleResultsProps, "goods">;

/** The sheets, which would be as much of the page as all that is seen of it: there once they are printed. */
function SheetsOnPaper({ goods, ...sheets }: SheetsOnPaperProps) {
  const isPrinting = usePrinting(goods === null);
  return isPrinting || goods !== null ? <RunSheets {...sheets} goods={goods ?? NO_GOODS} /> : null;
}

/** Whether the page goes onto paper by the browser's own command. */
function usePrinting(isAwaited: boolean): boolean {
  const [isPrinting, setPrinting] = useState(false);
  const isPaper = useMediaQuery("print");
  // The outside system is the printer, which waits for nothing after its event.
  useEffect(() => {
    if (!isAwaited) return;
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, [isAwaited]);
  return isPrinting || isPaper;
}

const COLUMN = "flex min-h-0 min-w-0 flex-1 flex-col gap-2 xl:max-h-full";

function Card({ children }: { children: ReactNode }) {
  return <div className="min-w-0 flex-1 rounded-lg border border-line bg-surface">{children}</div>;
}

interface StaleBannerProps {
  problem: Parameters<typeof useProblemWords>[0];
  asOf: string;
  onRetry: () => void;
  retrying: boolean;
}

/** What is shown could not be asked for anew. */
function StaleBanner({ problem, asOf, onRetry, retrying }: StaleBannerProps) {
  const t = useTranslations("schedule.stale");
  const { sentence } = useProblemWords(problem);
  return (
    <Banner
      kind="warn"
      title={t("title", { asOf })}
      action={<ProblemAction size="sm" retry={t("retry")} {...{ problem, onRetry, retrying }} />}
    >
      {sentence}
    </Banner>
  );
}

/** Lanes as they will stand. */
export function BoardSkeleton() {
  const t = useTranslations("schedule");
  return (
    <div
      aria-busy="true"
      className="min-h-80 flex-1 overflow-hidden rounded-lg border border-line bg-surface"
    >
      <p className="sr-only">{t("loading")}</p>
      <div className="h-7 border-b border-line bg-subtle" />
      {[40, 64, 32, 56, 48, 24, 60, 36].map((width) => (
        <div key={width} className="flex h-13 items-center gap-6 border-b border-line px-3">
          <Skeleton className="w-28 shrink-0" />
          <span className="min-w-0 flex-1" style={{ paddingInlineStart: `${width / 2}%` }}>
            <Skeleton className="h-9 w-40 max-w-full" />
          </span>
        </div>
      ))}
    </div>
  );
}
