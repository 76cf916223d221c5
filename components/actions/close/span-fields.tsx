"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { DayInput } from "@/components/filters/date/day-input";
import { SiteTime, useClock } from "@/components/shared/time/site-time";
import { Input } from "@/components/ui/field/input";
import { Select } from "@/components/ui/field/select";
import { dayInZone } from "@/lib/time/calendar";
import { formatClock } from "@/lib/time/format";
import { readTypedClock } from "@/lib/time/wall-clock";
import { zoneAbbreviation } from "@/lib/time/zones";
import { meantBy, type SpanReading, type TypedTime } from "./typed-time";

interface SpanFieldsProps {
  legend: string;
  from: TypedTime;
  to: TypedTime;
  /** What the fields say together. */
  reading: SpanReading;
  /** Why it cannot be so; null where it can. */
  problem: string | null;
  zone: string;
  onChange: (ends: { from: TypedTime; to: TypedTime }) => void;
}

/** From when to when, as the clocks at the job show it; the viewer's own time stands below. */
export function SpanFields({
  legend,
  from,
  to,
  reading,
  problem,
  zone,
  onChange,
}: SpanFieldsProps) {
  const t = useTranslations("closing");
  const noticeId = useId();
  const isInvalid = problem !== null && reading.kind !== "nothing";

  function changeFrom(next: TypedTime) {
    // The work ends on the day on which it began, until somebody says otherwise.
    const follows = to.day === from.day && next.day !== "";
    onChange({ from: next, to: follows ? { ...to, day: next.day } : to });
  }

  const common = { zone, isInvalid, noticeId };
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        <TimeFields {...common} end="start" value={from} onChange={changeFrom} />
        <TimeFields
          {...common}
          end="end"
          value={to}
          onChange={(next) => onChange({ from, to: next })}
        />
      </div>
      <div id={noticeId} className="min-h-5 text-sm tabular-nums">
        {problem === null ? (
          <ReadBack reading={reading} zone={zone} />
        ) : (
          <p className="text-exception">{problem}</p>
        )}
      </div>
      <p className="text-xs text-muted">{t("zone", { zone })}</p>
    </fieldset>
  );
}

/** What was understood. */
function ReadBack({ reading, zone }: { reading: SpanReading; zone: string }) {
  if (reading.kind !== "span") return null;
  const { start, end } = reading.span;
  return (
    <SiteTime
      at={new Date(start).toISOString()}
      minutes={(end - start) / 60_000}
      zone={zone}
      className="text-muted"
    />
  );
}

interface TimeFieldsProps {
  end: "start" | "end";
  value: TypedTime;
  zone: string;
  isInvalid: boolean;
  noticeId: string;
  onChange: (next: TypedTime) => void;
}

function TimeFields({ end, value, zone, isInvalid, noticeId, onChange }: TimeFieldsProps) {
  const t = useTranslations("closing");
  const { now, locale } = useClock();
  const about = { "aria-invalid": isInvalid || undefined, "aria-describedby": noticeId };
  const twice = meantBy(value, zone);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend.
    <div role="group" aria-label={t(end)} className="min-w-0">
      <p aria-hidden className="mb-1 text-xs font-medium text-muted">
        {t(end)}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)_5rem] gap-2">
        <DayInput
          {...about}
          aria-label={t(`${end}Day`)}
          value={value.day}
          today={dayInZone(now, zone)}
          onChange={(day) => onChange({ ...value, day })}
        />
        <Input
          {...about}
          aria-label={t(`${end}Clock`)}
          value={value.clock}
          placeholder={t("clockHint")}
          inputMode="numeric"
          autoComplete="off"
          className="tabular-nums"
          onFocus={(event) => event.target.select()}
          onChange={({ target }) => onChange({ ...value, clock: target.value })}
          onBlur={() => onChange({ ...value, clock: readTypedClock(value.clock) ?? value.clock })}
        />
      </div>
      {twice.length > 1 ? (
        <Select
          aria-label={t("which")}
          className="mt-2"
          value={value.later ? "later" : "earlier"}
          onValueChange={(which) => onChange({ ...value, later: which === "later" })}
          options={twice.map((ms, index) => ({
            value: index === 0 ? "earlier" : "later",
            label: `${formatClock(ms, { locale, zone })} ${zoneAbbreviation(ms, zone, locale)}`,
          }))}
        />
      ) : null}
    </div>
  );
}
