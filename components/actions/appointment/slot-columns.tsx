"use client";
import { useTranslations } from "next-intl";
import { useClock } from "@/components/shared/time/site-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { Slot } from "@/lib/actions/job-action";
import { slotClock } from "@/lib/actions/slots";
import { formatCalendarDay } from "@/lib/time/format";
import type { SlotDays } from "./use-slot-days";

export interface SlotColumnsProps {
  offered: SlotDays;
  /** IANA zone of the site. */
  zone: string;
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
  /** The start of the visit as it stands, which is no choice. */
  current: string | null;
  /** Starts of slots that were gone when they were asked for. */
  taken: readonly string[];
  /** Of the one group of radio buttons. */
  name: string;
}

/** The columns of days, each a list of radio buttons; all of them are one group. */
export function SlotColumns({ offered, ...props }: SlotColumnsProps) {
  const t = useTranslations("actions.slots");
  const { locale, now } = useClock();
  const { days, pending, nextFree, goTo } = offered;
  if (!pending && days.every(({ slots }) => slots.length === 0)) {
    return (
      <div className="flex flex-col items-center gap-3 rounded-md border border-line px-3 py-6 text-center text-sm text-muted">
        <p>{nextFree === null ? t("empty") : t("emptyUntil")}</p>
        {nextFree === null ? null : (
          <Button size="sm" onClick={() => goTo(nextFree)}>
            {t("nextFree", { day: formatCalendarDay(nextFree, { locale, now }) })}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div
      aria-busy={pending}
      className={cn("grid min-h-48 gap-3", days.length > 1 && "grid-cols-3")}
    >
      {days.map(({ day, slots }) => (
        <section key={day} aria-label={formatCalendarDay(day, { locale, now })} className="min-w-0">
          <h3 className="border-b border-line pb-1 text-sm font-medium">
            {formatCalendarDay(day, { locale, now })}
          </h3>
          {pending && slots.length === 0 ? (
            <div className="space-y-3 pt-3">
              <Skeleton className="w-4/5" />
              <Skeleton className="w-3/5" />
              <Skeleton className="w-4/5" />
            </div>
          ) : null}
          {!pending && slots.length === 0 ? (
            <p className="py-2 text-sm text-faint">{t("noneOfDay")}</p>
          ) : null}
          {slots.map((slot) => (
            <SlotRadio key={slot.start} slot={slot} {...props} />
          ))}
        </section>
      ))}
    </div>
  );
}

function SlotRadio({
  slot,
  name,
  zone,
  chosen,
  onChoose,
  current,
  taken,
}: Omit<SlotColumnsProps, "offered"> & { slot: Slot }) {
  const t = useTranslations("actions.slots");
  const { locale, viewerZone } = useClock();
  const isGone = taken.includes(slot.start);
  const isCurrent = current !== null && Date.parse(current) === Date.parse(slot.start);
  const isFull = slot.left === 0;
  const off = isGone || isFull || isCurrent;
  const free = isGone ? t("taken") : t("left", { count: slot.left });
  const own =
    viewerZone === null || viewerZone === zone ? null : slotClock(slot, viewerZone, locale);
  const here = slotClock(slot, zone, locale);
  return (
    <label
      className={cn(
        "flex min-h-9 cursor-pointer items-start gap-2 rounded-md px-1.5 py-1.5 text-sm tabular-nums hover:bg-hover",
        "has-checked:bg-accent-subtle has-disabled:cursor-not-allowed has-disabled:hover:bg-transparent",
      )}
    >
      <input
        type="radio"
        name={name}
        value={slot.start}
        checked={chosen?.start === slot.start}
        disabled={off}
        onChange={() => onChoose(slot)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline justify-between gap-x-2">
          <span className={cn(off && "text-muted", isGone && "line-through")}>{here}</span>
          <span className="text-xs text-muted">{isCurrent ? t("current") : free}</span>
        </span>
        {own === null || own === here ? null : (
          <span className="block text-xs text-faint">{t("yours", { time: own })}</span>
        )}
      </span>
    </label>
  );
}
