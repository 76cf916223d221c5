"use client";
import X from "lucide-react/icons/x";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import type { ChangeKind } from "@/components/filters/history";
import { Skeleton } from "@/components/ui/skeleton";
import { dayInZone } from "@/lib/time/calendar";
import { formatCalendarDay } from "@/lib/time/format";
import type { Range } from "@/lib/time/range";
import { writeDayInFigures } from "@/lib/time/typed-day";
import { DayInput } from "./day-input";
import {
  type DaySpan,
  daysOfRange,
  markedSpan,
  orderedSpan,
  readDaySpan,
  sameRange,
  spanProblem,
} from "./day-span";

interface DayFieldProps {
  label: string;
  clearLabel: string;
  /** `2026-11-23`, or "" for an open end. */
  value: string;
  today: string;
  invalid: boolean;
  /** Id of what says why it is invalid. */
  noticeId: string;
  /** `whole` is false for a date half typed, which reads as "" and yet is no open end. */
  onChange: (day: string, whole: boolean) => void;
}

/** One end of a span of days. */
function DayField(props: DayFieldProps) {
  const { label, clearLabel, value, today, invalid, noticeId, onChange } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      <span className="relative block">
        <DayInput
          ref={field}
          id={id}
          value={value}
          today={today}
          aria-invalid={invalid || undefined}
          aria-describedby={noticeId}
          onChange={onChange}
          className="pr-7 pl-2 tabular-nums"
        />
        {value === "" ? null : (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={() => {
              field.current?.focus();
              onChange("", true);
            }}
            className="absolute inset-y-0 right-0.5 my-auto grid size-6 place-items-center rounded-sm text-faint hover:bg-hover hover:text-fg"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        )}
      </span>
    </div>
  );
}

// The calendar is the heaviest part of the filters and the rarest.
export const LazyCalendar = dynamic(() => import("./calendar").then((module) => module.Calendar), {
  ssr: false,
  loading: () => <Skeleton className="mt-3 h-64 w-full" />,
});

/** How long nobody types before what was typed applies. */
const PAUSE_MS = 500;

interface DaySpanFieldsProps {
  label: string;
  value: Range | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** A day of the month that somebody went to; null follows the value. */
  month: string | null;
  onMonthChange: (day: string | null) => void;
  onChange: (range: Range | null, kind: ChangeKind) => void;
}

/** First and last day, typed or picked. What is not a range yet stays in the fields. */
export function DaySpanFields({
  label,
  value,
  zone,
  now,
  month,
  onMonthChange,
  onChange,
}: DaySpanFieldsProps) {
  const t = useTranslations("filters");
  const locale = useLocale();
  const noticeId = useId();
  const [typed, setTyped] = useState<DaySpan | null>(null);
  const [whole, setWhole] = useState(true);
  const [editing, setEditing] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const today = dayInZone(now, zone);
  const applied = daysOfRange(value, zone, now);
  const shown = typed ?? applied;
  const problem = whole ? typed && spanProblem(typed) : "notADay";
  const marked = markedSpan(
    problem === null ? shown : applied,
    typed === null ? value : null,
    today,
  );
  const inView = month ?? (marked.to || marked.from || today);
  // A year of which two digits are typed is no mistake yet.
  const shownProblem = problem === "notADay" && editing ? null : problem;

  function applyTyped() {
    const reading = typed && whole ? readDaySpan(typed) : null;
    if (!reading || !("range" in reading) || sameRange(reading.range, value)) return;
    onChange(reading.range, "typing");
  }
  const onPause = useEffectEvent(applyTyped);

  // The outside system is the clock: each day on the way to the one meant would be a question.
  useEffect(() => {
    if (!typed) return;
    const timer = setTimeout(() => onPause(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  function type(span: DaySpan, isWhole: boolean) {
    setTyped(span);
    setWhole(isWhole);
    setEditing(true);
    setPicked(null);
    onMonthChange(null);
  }

  function settle() {
    setEditing(false);
    applyTyped();
    if (problem === null) setTyped(null);
  }

  function pick(day: string) {
    setTyped(null);
    setWhole(true);
    onMonthChange(inView);
    setPicked(picked === null ? day : null);
    if (picked === null) return;
    const next = readDaySpan(orderedSpan(picked, day));
    if ("range" in next) onChange(next.range, "click");
  }

  return (
    <div
      data-custom=""
      className="min-w-0 max-md:mt-3 max-md:border-t max-md:border-line max-md:pt-3 md:col-start-2 md:row-span-2 md:row-start-1 md:border-l md:border-line md:pl-4"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend. */}
      <div
        role="group"
        aria-label={label}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) settle();
        }}
        onKeyDown={({ key }) => {
          if (key === "Enter") settle();
        }}
        className="grid grid-cols-2 gap-2"
      >
        {(["from", "to"] as const).map((end) => (
          <DayField
            key={end}
            label={t(`range.${end}Field`)}
            clearLabel={t(`range.${end}Clear`)}
            value={shown[end]}
            today={today}
            invalid={shownProblem !== null}
            noticeId={noticeId}
            onChange={(day, isWhole) => type({ ...shown, [end]: day }, isWhole)}
          />
        ))}
      </div>
      <p id={noticeId} role="status" className="mt-2 min-h-5 text-sm">
        {shownProblem === null ? null : (
          <span className="text-exception">
            {t(`range.${shownProblem}`, { day: writeDayInFigures(today, locale) })}
          </span>
        )}
        {picked === null ? null : (
          <span className="text-muted">
            {t("range.pickLast", { day: formatCalendarDay(picked, { locale, now }) })}
          </span>
        )}
      </p>
      <LazyCalendar
        label={label}
        from={picked ?? marked.from}
        to={picked === null ? marked.to : ""}
        today={today}
        month={inView}
        onMonthChange={onMonthChange}
        onPick={pick}
      />
    </div>
  );
}
