"use client";
import CalendarDays from "lucide-react/icons/calendar-days";
import { useLocale } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { writeDay } from "@/lib/time/typed-day";
import { DayInput } from "./day-input";
import { LazyCalendar } from "./day-span-fields";

interface DayPickerProps {
  label: string;
  /** Days as `2026-11-23`. */
  day: string;
  today: string;
  onDay: (day: string) => void;
}

/** Any one day, typed or picked. */
export function DayPicker({ label, day, today, onDay }: DayPickerProps) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [month, setMonth] = useState<string | null>(null);
  const shown = typed ?? day;

  function turn(nowOpen: boolean) {
    setOpen(nowOpen);
    setTyped(null);
    setMonth(null);
  }
  function go(next: string) {
    turn(false);
    if (next !== day) onDay(next);
  }

  return (
    <Popover open={open} onOpenChange={turn}>
      <PopoverTrigger
        render={
          <Button aria-label={`${label}: ${writeDay(day, locale)}`}>
            <CalendarDays aria-hidden />
            <span className="tabular-nums">{writeDay(day, locale)}</span>
          </Button>
        }
      />
      <PopoverContent label={label} still className="w-80">
        <DayInput
          aria-label={label}
          value={shown}
          today={today}
          aria-invalid={shown === "" || undefined}
          onChange={(next) => {
            setTyped(next);
            setMonth(null);
          }}
          onKeyDown={({ key }) => {
            if (key === "Enter" && shown !== "") go(shown);
          }}
        />
        <LazyCalendar
          label={label}
          from={shown || day}
          to={shown || day}
          today={today}
          month={month ?? (shown || day)}
          onMonthChange={setMonth}
          onPick={go}
        />
      </PopoverContent>
    </Popover>
  );
}
