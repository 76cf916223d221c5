"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import CalendarClock from "lucide-react/icons/calendar-clock";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Copy from "lucide-react/icons/copy";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { BlocksPanel, useBlockDialog } from "@/components/capacity/blocks-panel";
import { type CapacityPlace, useCapacityWords } from "@/components/capacity/capacity-words";
import { CopySchedule, useCopyRun } from "@/components/capacity/copy/copy-schedule";
import { hoursOf } from "@/components/capacity/hours-model";
import { HoursTable } from "@/components/capacity/hours-table";
import { ScheduleForm } from "@/components/capacity/schedule-form";
import { ServicesPanel } from "@/components/capacity/services-panel";
import { DayPicker } from "@/components/filters/date/day-picker";
import type { UpdateAddress } from "@/components/filters/screen-search";
import { useMay } from "@/components/shared/permissions";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Freshness } from "@/components/shared/time/freshness";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SegmentedControl } from "@/components/ui/field/segmented-control";
import { IconButton } from "@/components/ui/icon-button";
import { Dialog } from "@/components/ui/popup/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useMediaQuery } from "@/components/ui/use-media-query";
import type { CapacitySlot } from "@/lib/actions/capacity";
import { CAPACITY_KEY, hoursQuery } from "@/lib/actions/capacity-query";
import { weekdayOf } from "@/lib/actions/wall-time";
import type { Problem } from "@/lib/http/problem";
import { marketplaceZone } from "@/lib/jobs/marketplaces";
import type { CapacitySearch } from "@/lib/schedule/capacity-search";
import { dayOf, daysShown } from "@/lib/schedule/schedule-search";
import { addDays, dayInZone } from "@/lib/time/calendar";

/** Where seven days have no room. */
const NARROW = "(width < 40rem)";

interface StoreWeekProps {
  store: string;
  name: string;
  now: number;
  search: CapacitySearch;
  update: UpdateAddress<CapacitySearch>;
  /** The marketplace whose clock counts until the store's own is known. */
  first: string | null;
  /** Every store that is known here. */
  stores: readonly { id: string; name: string }[];
}

/** A week of a store: its hours, what blocks them, and what its services find in them. */
export function StoreWeek(props: StoreWeekProps) {
  const { store, name, now, search, update, first, stores } = props;
  const t = useTranslations("capacity");
  const words = useCapacityWords();
  const client = useQueryClient();
  const narrow = useMediaQuery(NARROW);
  const mayChange = useMay("capacity.change");
  const [zone, setZone] = useState(() => marketplaceZone(first));
  const today = dayInZone(now, zone);
  const day = dayOf({ on: search.on, tz: zone, marketplace: null }, [], now);
  const days = daysShown("week", day);
  const [from = day, to = day] = [days[0], days.at(-1)];
  const { marketplace } = search;
  const [replacing, setReplacing] = useState(false);
  const [copying, setCopying] = useState(false);
  const run = useCopyRun(marketplace);
  const blocking = useBlockDialog();
  const query = useQuery({
    ...hoursQuery({ store, marketplace }, { from, to }),
    placeholderData: keepPreviousData,
  });
  const problem = useQueryProblem(query, `${store} ${from}`);
  const { data } = query;
  // The clock of the store is the answer's to say.
  if (data && data.zone !== zone) setZone(data.zone);
  const place: CapacityPlace = { store, marketplace, name, zone, today, now };
  const daysWords = `${words.day(from, now)} – ${words.day(to, now)}`;
  const shown = narrow ? [day] : days;
  const goTo = (next: string) => update({ on: next === today ? "today" : next });

  async function refresh() {
    await client
      .fetchQuery(hoursQuery({ store, marketplace }, { from, to }, { fresh: true }))
      .catch(() => null);
    void client.invalidateQueries({ queryKey: [CAPACITY_KEY, store] });
  }

  return (
    <>
      <div data-chrome="" className="flex flex-wrap items-center gap-2">
        <div className="flex items-center gap-1">
          <IconButton
            label={t("week.previous")}
            icon={<ChevronLeft />}
            onClick={() => goTo(addDays(day, -7))}
          />
          <Button onClick={() => goTo(today)}>{t("week.this")}</Button>
          <IconButton
            label={t("week.next")}
            icon={<ChevronRight />}
            onClick={() => goTo(addDays(day, 7))}
          />
        </div>
        <DayPicker label={t("week.pick")} day={day} today={today} onDay={goTo} />
        <div className="flex min-w-0 flex-1 items-center gap-2 max-sm:basis-full">
          <p className="min-w-0 text-sm text-muted">{t("zone", { zone: words.zone(zone, now) })}</p>
          <Freshness
            fetchedAt={data?.fetchedAt ?? null}
            say={({ time }) => t("asOf", { time })}
            refresh={t("refresh")}
            refreshing={query.isFetching}
            onRefresh={() => void refresh()}
            {...{ zone, now }}
          />
        </div>
        {mayChange ? (
          <div className="flex gap-2 max-sm:w-full max-sm:*:flex-1">
            <Button onClick={() => setReplacing(true)}>
              <CalendarClock aria-hidden />
              {t("schedule.replace")}
            </Button>
            <Button
              onClick={() => {
                // What has ended well is told once.
                if (run.entries.current().every(({ state }) => state.kind === "done")) run.clear();
                setCopying(true);
              }}
            >
              <Copy aria-hidden />
              {t("copy.open")}
            </Button>
          </div>
        ) : null}
      </div>
      {narrow ? (
        <SegmentedControl
          label={t("hours.day")}
          className="self-stretch [&>*]:flex-1"
          value={day}
          onValueChange={goTo}
          segments={days.map((value) => ({
            value,
            label: words.weekday(weekdayOf(value), "short"),
          }))}
        />
      ) : null}
      <HoursOrProblem
        {...{ place, shown, daysWords, problem }}
        retrying={query.isFetching}
        onRetry={() => void query.refetch()}
        slots={query.isPlaceholderData ? null : (data?.slots ?? null)}
        onMove={mayChange ? blocking.begin : null}
      />
      {data ? (
        <>
          <BlocksPanel {...{ place, day, mayChange }} dialog={blocking} />
          <ServicesPanel
            {...{ place, days, daysWords }}
            asin={search.asin[0] ?? null}
            onAsin={(asin) => update({ asin: asin === null ? [] : [asin] })}
          />
        </>
      ) : null}
      <Dialog open={replacing} onOpenChange={setReplacing}>
        <ScheduleForm place={place} />
      </Dialog>
      <Dialog
        open={copying}
        onOpenChange={(open) => {
          setCopying(open);
          // Whoever looks away sends nothing more.
          if (!open) run.stop();
        }}
      >
        <CopySchedule {...{ place, stores, run }} />
      </Dialog>
    </>
  );
}

interface HoursProps extends Pick<ComponentProps<typeof HoursTable>, "onMove"> {
  place: CapacityPlace;
  shown: readonly string[];
  daysWords: string;
  /** Null until they are there. */
  slots: readonly CapacitySlot[] | null;
  problem: Problem | null;
  retrying: boolean;
  onRetry: () => void;
}

function HoursOrProblem(props: HoursProps) {
  const { place, shown, daysWords, slots, problem, retrying, onRetry, onMove } = props;
  const t = useTranslations("capacity.hours");
  if (slots === null && problem) return <FailedState {...{ problem, retrying, onRetry }} />;
  if (slots === null) return <Skeleton className="h-96 rounded-lg" />;
  if (hoursOf(slots, shown, place.zone).length === 0) {
    return <EmptyState icon={<CalendarClock />} title={t("empty")} text={t("emptyText")} />;
  }
  return <HoursTable {...place} {...{ slots, daysWords, onMove }} days={shown} />;
}
