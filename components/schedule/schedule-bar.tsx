"use client";
import CalendarDown from "lucide-react/icons/calendar-arrow-down";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Printer from "lucide-react/icons/printer";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DayPicker } from "@/components/filters/date/day-picker";
import { Button } from "@/components/ui/button";
import { iconButtonStyle } from "@/components/ui/button-style";
import { SegmentedControl } from "@/components/ui/field/segmented-control";
import { IconButton } from "@/components/ui/icon-button";
import {
  LANE_KINDS,
  type LaneKind,
  SCHEDULE_VIEWS,
  type ScheduleView,
} from "@/lib/schedule/schedule";
import { formatCalendarDay } from "@/lib/time/format";

interface ScheduleBarProps {
  view: ScheduleView;
  by: LaneKind;
  /** The days asked for, as `2026-11-23`. */
  days: readonly string[];
  today: string;
  onView: (view: ScheduleView) => void;
  onBy: (by: LaneKind) => void;
  /** To the day, or the week, before or after. */
  onStep: (step: 1 | -1) => void;
  onToday: () => void;
  onDay: (day: string) => void;
  /** What is to be printed is being read. */
  preparing: boolean;
  onPrint: () => void;
  onTomorrow: () => void;
  calendarHref: string;
  filters: ReactNode;
}

/** Which days, how they are shown, and what can be taken along. */
export function ScheduleBar(props: ScheduleBarProps) {
  const { view, by, days, today, onStep, filters } = props;
  const t = useTranslations("schedule");
  const isWeek = view === "week";
  return (
    <div data-chrome="" className="flex shrink-0 flex-wrap items-center gap-2">
      <div className="flex items-center gap-1">
        <IconButton
          label={t(isWeek ? "day.previousWeek" : "day.previous")}
          shortcut="["
          icon={<ChevronLeft />}
          onClick={() => onStep(-1)}
        />
        <Button aria-keyshortcuts="T" onClick={props.onToday}>
          {t("day.today")}
        </Button>
        <IconButton
          label={t(isWeek ? "day.nextWeek" : "day.next")}
          shortcut="]"
          icon={<ChevronRight />}
          onClick={() => onStep(1)}
        />
      </div>
      <DayPicker label={t("day.pick")} day={days[0] ?? today} today={today} onDay={props.onDay} />
      <SegmentedControl
        label={t("view.label")}
        value={view}
        onValueChange={props.onView}
        segments={SCHEDULE_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      {view === "agenda" ? null : (
        <SegmentedControl
          label={t("by.label")}
          value={by}
          onValueChange={props.onBy}
          segments={LANE_KINDS.map((value) => ({ value, label: t(`by.${value}`) }))}
        />
      )}
      {filters}
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <a
          href={props.calendarHref}
          download
          title={t("calendar")}
          className={iconButtonStyle("ghost", "md")}
        >
          <CalendarDown aria-hidden />
          <span className="sr-only">{t("calendar")}</span>
        </a>
        <Button variant="ghost" onClick={props.onTomorrow} className="max-sm:hidden">
          {t("tomorrow")}
        </Button>
        <Button onClick={props.onPrint} aria-busy={props.preparing || undefined}>
          <Printer aria-hidden />
          <span className="max-sm:sr-only">{t(printWords(view, props.preparing))}</span>
        </Button>
      </div>
    </div>
  );
}

function printWords(view: ScheduleView, preparing: boolean) {
  if (preparing) return "preparing";
  return view === "day" ? "runSheets" : "print";
}

/** The days in words: "Tue 24 Nov", or both ends of a week. */
export function useDaysWords(): (days: readonly string[], now: number) => string {
  const t = useTranslations("schedule");
  const locale = useLocale();
  return (days, now) => {
    const [first = "", last = first] = [days[0], days.at(-1)];
    const from = formatCalendarDay(first, { locale, now });
    return first === last
      ? from
      : t("day.week", { from, to: formatCalendarDay(last, { locale, now }) });
  };
}
