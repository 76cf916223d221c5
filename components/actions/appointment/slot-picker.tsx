"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Info from "lucide-react/icons/info";
import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useId } from "react";
import { useProblemWords } from "@/components/shared/problem/problem";
import { useClock } from "@/components/shared/time/site-time";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { IconButton } from "@/components/ui/icon-button";
import type { Slot } from "@/lib/actions/job-action";
import { nearestSlots, type Proposed, slotWithin } from "@/lib/actions/slots";
import type { Problem } from "@/lib/http/problem";
import { addDays, dayInZone, isDay } from "@/lib/time/calendar";
import { formatAppointment } from "@/lib/time/format";
import { SlotColumns, type SlotColumnsProps } from "./slot-columns";
import type { SlotDays } from "./use-slot-days";

interface SlotPickerProps extends Omit<SlotColumnsProps, "name"> {
  /** When the visit was, where it may go back there: ISO 8601. */
  before: string | null;
  proposed: readonly Proposed[];
  /** What is wrong with the time, where something is. */
  error: ReactNode;
  ref: Ref<HTMLFieldSetElement>;
}

/** The times that Amazon offers, day by day; what the customer proposed first. */
export function SlotPicker(props: SlotPickerProps) {
  const { offered, before, proposed, zone, chosen, onChoose, taken, error, ref } = props;
  const t = useTranslations("actions.slots");
  const name = useId();
  const gone = taken.at(-1);
  const instead = gone === undefined || chosen ? [] : nearestSlots(offered.slots, gone, 3);
  return (
    <fieldset
      ref={ref}
      tabIndex={-1}
      aria-describedby={error ? `${name}-error` : undefined}
      className="flex min-w-0 flex-col gap-3 outline-none"
    >
      <legend className="sr-only">{t("label")}</legend>
      {error ? (
        <p id={`${name}-error`} role="alert" className="text-sm text-exception">
          {error}
        </p>
      ) : null}
      {instead.length > 0 ? (
        <QuickChoices label={t("nearest")}>
          {instead.map((slot) => (
            <SlotButton
              key={slot.start}
              {...{ slot, zone, chosen, onChoose }}
              onGo={offered.goTo}
            />
          ))}
        </QuickChoices>
      ) : null}
      {before === null ? null : (
        <QuickChoices label={t("before")}>
          <ProposedButton
            time={{ from: Date.parse(before), to: null }}
            {...{ offered, zone, chosen, onChoose }}
          />
        </QuickChoices>
      )}
      {proposed.length > 0 ? (
        <QuickChoices label={t("proposed")}>
          {proposed.map((time) => (
            <ProposedButton key={time.from} {...{ time, offered, zone, chosen, onChoose }} />
          ))}
        </QuickChoices>
      ) : null}
      <DayBar offered={offered} />
      {offered.realTime ? null : (
        <p className="flex items-start gap-1.5 text-sm text-action">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("notRealTime")}
        </p>
      )}
      {offered.problem ? (
        <SlotFailure problem={offered.problem} onRetry={offered.retry} retrying={offered.pending} />
      ) : (
        <SlotColumns {...props} name={name} />
      )}
    </fieldset>
  );
}

function QuickChoices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}

type Choosing = Pick<SlotPickerProps, "zone" | "chosen" | "onChoose">;

function SlotButton({
  slot,
  zone,
  chosen,
  onChoose,
  onGo,
}: Choosing & { slot: Slot; onGo: (day: string) => void }) {
  const t = useTranslations("actions.slots");
  const { locale, now } = useClock();
  const start = Date.parse(slot.start);
  const minutes = (Date.parse(slot.end) - start) / 60_000;
  return (
    <Button
      size="sm"
      aria-pressed={chosen?.start === slot.start}
      className="h-auto min-h-7 tabular-nums"
      onClick={() => {
        onChoose(slot);
        onGo(dayInZone(start, zone));
      }}
    >
      {formatAppointment(start, minutes, { locale, zone, now })}
      <span className="text-xs text-muted">{t("left", { count: slot.left })}</span>
    </Button>
  );
}

/** What the customer proposed: the slot that fits, else the way to its day. */
function ProposedButton({
  time,
  offered,
  ...choosing
}: Choosing & { time: Proposed; offered: SlotDays }) {
  const t = useTranslations("actions.slots");
  const { locale, now } = useClock();
  const { zone } = choosing;
  const slot = slotWithin(offered.slots, time);
  if (slot) return <SlotButton slot={slot} onGo={offered.goTo} {...choosing} />;
  const day = dayInZone(time.from, zone);
  const minutes = time.to === null ? undefined : (time.to - time.from) / 60_000;
  return (
    <Button size="sm" className="h-auto min-h-7 tabular-nums" onClick={() => offered.goTo(day)}>
      {formatAppointment(time.from, minutes, { locale, zone, now })}
      {offered.isKnown(day) ? <span className="text-xs text-muted">{t("noneThen")}</span> : null}
    </Button>
  );
}

/** Which days are shown, and the way to others. */
function DayBar({ offered }: { offered: SlotDays }) {
  const t = useTranslations("actions.slots");
  const { day, days, first, last, goTo } = offered;
  const count = days.length;
  return (
    <div className="flex items-center gap-1.5">
      <IconButton
        label={t("earlier")}
        icon={<ChevronLeft />}
        size="sm"
        aria-disabled={day <= first}
        className="aria-disabled:opacity-50"
        onClick={() => goTo(addDays(day, -count))}
      />
      <Input
        type="date"
        aria-label={t("from")}
        size="sm"
        min={first}
        max={last}
        value={day}
        wrapperClassName="w-40"
        onChange={({ target }) => {
          if (isDay(target.value)) goTo(target.value);
        }}
      />
      <Button
        size="sm"
        variant="ghost"
        aria-disabled={addDays(day, count) > last}
        onClick={() => goTo(addDays(day, count))}
      >
        {t("later")}
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}

function SlotFailure({
  problem,
  onRetry,
  retrying,
}: {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
}) {
  const t = useTranslations("actions.slots");
  const { sentence } = useProblemWords(problem);
  return (
    <Banner
      kind="error"
      title={t("failed")}
      action={
        <Button size="sm" loading={retrying} onClick={onRetry}>
          {t("retry")}
        </Button>
      }
    >
      {sentence}
    </Banner>
  );
}
