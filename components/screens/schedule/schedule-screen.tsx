"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useSameSearch, useScreenSearch } from "@/components/filters/screen-search";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { useListIndex } from "@/components/jobs-list/index-state/list-index";
import { ScheduleBar, useDaysWords } from "@/components/schedule/schedule-bar";
import { ScheduleHead } from "@/components/schedule/schedule-head";
import { ScheduleResults } from "@/components/schedule/schedule-results";
import { useRunSheets } from "@/components/schedule/use-run-sheets";
import { focusNextClash } from "@/components/schedule/visit/roving";
import { createPace } from "@/components/shared/changes/pace";
import { useChangedJobs } from "@/components/shared/changes/use-changed-jobs";
import { useShortcuts } from "@/components/shared/hot-keys";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import type { StepDirection } from "@/components/shared/row-focus";
import { useNow } from "@/components/shared/time/use-now";
import { announce } from "@/components/ui/announcer";
import { useMediaQuery } from "@/components/ui/use-media-query";
import type { ScheduleAnswer, ScheduleView } from "@/lib/schedule/schedule";
import { calendarHref, scheduleQuery } from "@/lib/schedule/schedule-query";
import {
  dayOf,
  daysShown,
  jobsOnSchedule,
  scheduleAddress,
  scheduleHref,
} from "@/lib/schedule/schedule-search";
import { hrefFor } from "@/lib/search/jobs-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import { addDays } from "@/lib/time/calendar";
import { hasFilters, NO_FILTERS, ScheduleChips, ScheduleFilters } from "./schedule-filters";

/** Where a day by lanes has no room. */
const NARROW = "(width < 40rem)";

/** How often a schedule that somebody looks at is asked for anew, in ms. */
const LOOK_AGAIN_MS = 60_000;

/** However much changes, it is not asked for more often, in ms. */
const CALM_MS = 5_000;

/** `/schedule`: who goes where, by lanes, by days or by time. */
export function ScheduleScreen({ context }: { context: ScreenContext }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const now = useNow(context.now);
  const { marketplaces } = context;
  const known = useMemo(
    () => ({ marketplaces: marketplaces.map(({ id }) => id), now: context.now }),
    [marketplaces, context.now],
  );
  const { search, problems, update, remove } = useScreenSearch(scheduleAddress, known);
  const closed = { ...search, job: null };
  const shown = useSameSearch(closed, scheduleHref(closed));
  const narrow = useMediaQuery(NARROW);
  const view = shown.view ?? (narrow ? "agenda" : "day");
  const today = dayOf({ ...shown, on: "today" }, known.marketplaces, now);
  const day = dayOf(shown, known.marketplaces, now);
  const days = daysShown(view, day);
  const query = useQuery({
    ...scheduleQuery(shown),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const client = useQueryClient();
  const [pace] = useState(() =>
    createPace(CALM_MS, () => void client.invalidateQueries({ queryKey: ["schedule"] })),
  );
  // The outside system is the clock.
  useEffect(() => pace.stop, [pace]);
  const answer = query.data ?? null;
  const settled = answer !== null && !query.isPlaceholderData;
  // Any job may have got a visit on these days.
  useChangedJobs(shown.marketplace, settled ? answer.index.sequence : null, pace.ask);
  const daysWords = useDaysWords()(days, now);

  const goTo = useCallback(
    (next: string) => update({ on: next === today ? "today" : next }),
    [update, today],
  );
  const step = (direction: 1 | -1) => goTo(addDays(day, direction * (view === "week" ? 7 : 1)));
  const show = (next: ScheduleView) => update({ view: next });
  const open = useCallback((job: string) => update({ job }), [update]);
  const close = useCallback(() => update({ job: null }), [update]);
  const sheets = useRunSheets(settled ? scheduleHref(shown) : null, answer, shown.marketplace);
  const printTomorrow = () => {
    const tomorrow = { view: "day", by: "technician", on: addDays(today, 1) } as const;
    update(tomorrow);
    sheets.print(scheduleHref({ ...shown, ...tomorrow }));
  };
  const steps = useVisitSteps(answer, search.job, open);

  useShortcuts({
    "[": () => step(-1),
    "]": () => step(1),
    t: () => goTo(today),
    "1": () => show("day"),
    "2": () => show("week"),
    "3": () => show("agenda"),
    c: () => {
      if (!focusNextClash()) announce(t("noClash"));
    },
    r: () => void query.refetch(),
    j: () => steps.onStep(1),
    k: () => steps.onStep(-1),
  });

  const zone = shown.tz ?? marketplaces[0]?.zone ?? "UTC";
  const index = useListIndex(context.index, null);
  const filters = useMemo(
    () => ({
      ...{ marketplaces, zone, now },
      index: { ...index, info: answer?.index ?? null, source: "index" as const },
    }),
    [marketplaces, zone, now, index, answer],
  );
  const unscheduled = hrefFor({ ...jobsOnSchedule(shown), status: ["PENDING_SCHEDULE", "HOLD"] });
  const clear = useCallback(() => update(NO_FILTERS), [update]);
  const bound = { search: shown, update, context: filters };

  return (
    <div data-fill="" className="flex min-h-0 flex-1 flex-col gap-3">
      <ScheduleHead
        {...{ answer, settled, zone, now }}
        days={daysWords}
        technician={shown.technician}
        fetching={query.isFetching}
        capacity={context.actions.groups.includes("capacity")}
        onRefresh={() => void query.refetch()}
      />
      <SearchProblems problems={problems} onRemove={remove} />
      <ScheduleBar
        {...{ view, days, today }}
        by={shown.by}
        onView={show}
        onBy={(by) => update({ by })}
        onStep={step}
        onToday={() => goTo(today)}
        onDay={goTo}
        preparing={sheets.preparing}
        onPrint={() => (view === "day" ? sheets.print(scheduleHref(shown)) : window.print())}
        onTomorrow={printTomorrow}
        calendarHref={calendarHref(shown)}
        filters={<ScheduleFilters {...bound} hasHours={view === "day"} />}
      />
      <ScheduleChips {...bound} />
      <ScheduleResults
        {...{ query, view, today, zone, now }}
        search={shown}
        days={days}
        daysWords={daysWords}
        isFiltered={hasFilters(shown)}
        renderedAt={context.now}
        unscheduledHref={unscheduled}
        onOpen={open}
        onClear={clear}
        onDay={goTo}
        goods={sheets.goods}
      />
      <JobDrawer
        jobId={search.job}
        marketplace={search.marketplace}
        onClose={close}
        {...steps}
        {...{ locale, now }}
      />
    </div>
  );
}

/** Steps from one visit's job to the next, lane by lane as the board shows them; a job of two visits once. */
function useVisitSteps(
  answer: Pick<ScheduleAnswer, "lanes"> | null,
  job: string | null,
  open: (serviceJobId: string) => void,
) {
  const ids = useMemo(() => {
    const visits = answer?.lanes.flatMap((lane) => lane.visits) ?? [];
    return [...new Set(visits.map(({ serviceJobId }) => serviceJobId))];
  }, [answer]);
  const index = job === null ? -1 : ids.indexOf(job);
  const after = (direction: StepDirection) => (index === -1 ? undefined : ids[index + direction]);
  return {
    onStep: (direction: StepDirection) => {
      const next = after(direction);
      if (next !== undefined) open(next);
    },
    steps: {
      previous: after(-1) !== undefined,
      next: after(1) !== undefined,
      waiting: null,
    },
    position: index === -1 ? undefined : { index: index + 1, total: ids.length },
  };
}
