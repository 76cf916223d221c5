"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { JobDrawer } from "@/components/job/drawer/job-drawer";
import { useListIndex } from "@/components/jobs-list/index-state/list-index";
import { ScheduleBar, useDaysWords } from "@/components/schedule/schedule-bar";
import { ScheduleHead } from "@/components/schedule/schedule-head";
import { ScheduleResults } from "@/components/schedule/schedule-results";
import { usePrintOf } from "@/components/schedule/use-print-of";
import { useScheduleSearch } from "@/components/schedule/use-schedule-search";
import { useVisitSteps } from "@/components/schedule/use-visit-steps";
import { focusNextClash } from "@/components/schedule/visit/roving";
import { useShortcuts } from "@/components/shared/hot-keys";
import { SearchProblems } from "@/components/shared/problem/search-problems";
import { useNow } from "@/components/shared/time/use-now";
import { announce } from "@/components/ui/announcer";
import { useMediaQuery } from "@/components/ui/use-media-query";
import type { ScheduleView } from "@/lib/schedule/schedule";
import { calendarHref, scheduleQuery } from "@/lib/schedule/schedule-query";
import { dayOf, daysShown, jobsOnSchedule, scheduleHref } from "@/lib/schedule/schedule-search";
import { hrefFor } from "@/lib/search/jobs-search";
import type { ScreenContext } from "@/lib/search/screen-context";
import { addDays } from "@/lib/time/calendar";
import { hasFilters, NO_FILTERS, ScheduleChips, ScheduleFilters } from "./schedule-filters";

/** Where a day by lanes has no room. */
const NARROW = "(width < 40rem)";

/** How often a schedule that somebody looks at is asked for anew, in ms. */
const LOOK_AGAIN_MS = 60_000;

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
  const { search, shown, problems, update, remove } = useScheduleSearch(known);
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
  const answer = query.data ?? null;
  const settled = answer !== null && !query.isPlaceholderData;
  const daysWords = useDaysWords()(days, now);

  const goTo = useCallback(
    (next: string) => update({ on: next === today ? "today" : next }),
    [update, today],
  );
  const step = (direction: 1 | -1) => goTo(addDays(day, direction * (view === "week" ? 7 : 1)));
  const show = (next: ScheduleView) => update({ view: next });
  const open = useCallback((job: string) => update({ job }), [update]);
  const close = useCallback(() => update({ job: null }), [update]);
  const print = usePrintOf(settled ? scheduleHref(shown) : null);
  const printTomorrow = () => {
    const sheets = { view: "day", by: "technician", on: addDays(today, 1) } as const;
    update(sheets);
    print(scheduleHref({ ...shown, ...sheets }));
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
    <div data-fill="" data-schedule={view} className="flex min-h-0 flex-1 flex-col gap-3">
      <ScheduleHead
        {...{ answer, settled, zone, now }}
        days={daysWords}
        technician={shown.technician}
        fetching={query.isFetching}
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
        onPrint={() => window.print()}
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
