"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { dayInZone } from "@/lib/time/calendar";
import { formatCalendarDay } from "@/lib/time/format";
import type { Range } from "@/lib/time/range";
import { DayField } from "./day-field";
import { type DaySpan, orderedSpan, readDaySpan } from "./day-span";
import type { ChangeKind } from "./history";
import { dayOfEnd } from "./range-words";

// The calendar is the heaviest part of the filters and the rarest.
const Calendar = dynamic(() => import("./calendar").then((module) => module.Calendar), {
  ssr: false,
  loading: () => <Skeleton className="mt-3 h-64 w-full" />,
});

interface DaySpanFieldsProps {
  label: string;
  value: Range | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  onChange: (range: Range | null, kind: ChangeKind) => void;
}

/** First and last day, typed or picked. What is not a range yet stays in the fields. */
export function DaySpanFields({ label, value, zone, now, onChange }: DaySpanFieldsProps) {
  const t = useTranslations("filters");
  const locale = useLocale();
  const noticeId = useId();
  const [draft, setDraft] = useState<DaySpan | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const applied = appliedSpan(value, zone);
  const shown = draft ?? applied;
  const reading = draft ? readDaySpan(draft) : null;
  const problem = reading && "problem" in reading ? reading.problem : null;

  function type(span: DaySpan) {
    const next = readDaySpan(span);
    setPicked(null);
    setDraft("problem" in next ? span : null);
    if ("range" in next) onChange(next.range, "typing");
  }

  function pick(day: string) {
    setDraft(null);
    setPicked(picked === null ? day : null);
    if (picked === null) return;
    const next = readDaySpan(orderedSpan(picked, day));
    if ("range" in next) onChange(next.range, "click");
  }

  return (
    <div className="mt-3 border-t border-line pt-3">
      <div className="grid grid-cols-2 gap-2">
        {(["from", "to"] as const).map((end) => (
          <DayField
            key={end}
            label={t(`range.${end}Field`)}
            clearLabel={t(`range.${end}Clear`)}
            value={shown[end]}
            invalid={problem !== null}
            noticeId={noticeId}
            onChange={(day) => type({ ...shown, [end]: day })}
          />
        ))}
      </div>
      <p id={noticeId} role="status" className="text-sm not-empty:mt-2">
        {problem === null ? null : <span className="text-exception">{t(`range.${problem}`)}</span>}
        {picked === null ? null : (
          <span className="text-muted">
            {t("range.pickLast", { day: formatCalendarDay(picked, { locale, now }) })}
          </span>
        )}
      </p>
      <Calendar
        label={label}
        from={picked ?? shown.from}
        to={picked ? "" : shown.to}
        today={dayInZone(now, zone)}
        onPick={pick}
      />
    </div>
  );
}

function appliedSpan(value: Range | null, zone: string): DaySpan {
  if (value?.kind !== "span") return { from: "", to: "" };
  return { from: dayOfEnd(value.from, zone), to: dayOfEnd(value.to, zone) };
}
