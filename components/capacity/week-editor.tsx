"use client";
import Copy from "lucide-react/icons/copy";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "@/components/ui/field/input";
import { IconButton } from "@/components/ui/icon-button";
import { WEEKDAYS, type Weekday } from "@/lib/actions/wall-time";
import { type faultsOf, MOST_CAPACITY, type OpenRange } from "@/lib/actions/week-plan";
import { useCapacityWords } from "./capacity-words";
import { TimeField } from "./time-field";

interface WeekEditorProps {
  ranges: readonly OpenRange[];
  faults: ReturnType<typeof faultsOf>;
  /** Amazon's shortest slot, in minutes. */
  least: number;
  onChange: (ranges: readonly OpenRange[]) => void;
}

const USUAL = { from: 480, to: 1080, capacity: 1 } as const;

/** A week by days: hours, and how many visits are possible at once. */
export function WeekEditor({ ranges, faults, least, onChange }: WeekEditorProps) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const id = useId();
  const change = (index: number, patch: Partial<OpenRange>) =>
    onChange(ranges.map((range, at) => (at === index ? { ...range, ...patch } : range)));
  const ofDay = (day: Weekday) =>
    ranges.map((range, index) => ({ range, index })).filter(({ range }) => range.day === day);

  function add(day: Weekday) {
    const last = ofDay(day).at(-1)?.range;
    const from = last ? Math.min(last.to + 60, 1380) : USUAL.from;
    onChange([
      ...ranges,
      {
        ...USUAL,
        capacity: last?.capacity ?? 1,
        day,
        from,
        to: last ? Math.min(from + 120, 1440) : USUAL.to,
      },
    ]);
  }
  function copy(from: Weekday, day: Weekday) {
    const others = ranges.filter((range) => range.day !== day);
    onChange([...others, ...ofDay(from).map(({ range }) => ({ ...range, day }))]);
  }

  return (
    <ul className="divide-y divide-line">
      {WEEKDAYS.map((day, place) => {
        const own = ofDay(day);
        const before = WEEKDAYS[place - 1];
        return (
          <li key={day} className="grid gap-1 py-1.5 sm:grid-cols-[5.5rem_1fr_auto]">
            <p className="text-sm font-medium sm:pt-1">{words.weekday(day)}</p>
            <div className="min-w-0">
              {own.length === 0 ? <p className="py-0.5 text-sm text-muted">{t("closed")}</p> : null}
              {own.map(({ range, index }) => (
                <RangeFields
                  key={`${day} ${index}`}
                  range={range}
                  dayWords={words.weekday(day)}
                  fault={faults.find((one) => one.index === index)?.fault ?? null}
                  least={least}
                  onChange={(patch) => change(index, patch)}
                  onRemove={() => {
                    onChange(ranges.filter((_, at) => at !== index));
                    // The button that was pressed is gone.
                    document.getElementById(`${id}-${day}`)?.focus();
                  }}
                />
              ))}
            </div>
            <div className="flex items-start gap-1">
              <IconButton
                size="sm"
                icon={<Plus />}
                id={`${id}-${day}`}
                label={t("add", { day: words.weekday(day) })}
                onClick={() => add(day)}
              />
              {before ? (
                <IconButton
                  size="sm"
                  icon={<Copy />}
                  label={t("same", { day: words.weekday(before) })}
                  onClick={() => copy(before, day)}
                />
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface RangeFieldsProps {
  range: OpenRange;
  dayWords: string;
  fault: NonNullable<WeekEditorProps["faults"][number]>["fault"] | null;
  least: number;
  onChange: (patch: Partial<OpenRange>) => void;
  onRemove: () => void;
}

function RangeFields({ range, dayWords, fault, least, onChange, onRemove }: RangeFieldsProps) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const invalid = fault !== null || undefined;
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 pb-1">
        <TimeField
          size="sm"
          aria-label={t("from", { day: dayWords })}
          invalid={invalid}
          value={range.from}
          onValue={(from) => onChange({ from })}
        />
        <span aria-hidden className="text-muted">
          –
        </span>
        <TimeField
          size="sm"
          aria-label={t("to", { day: dayWords })}
          invalid={invalid}
          value={range.to}
          onValue={(to) => onChange({ to })}
        />
        <span aria-hidden className="text-muted">
          ×
        </span>
        <Input
          size="sm"
          type="number"
          min={1}
          max={MOST_CAPACITY}
          aria-label={t("capacity", { day: dayWords })}
          aria-invalid={invalid}
          wrapperClassName="w-16"
          value={range.capacity === 0 ? "" : String(range.capacity)}
          onChange={({ target }) => onChange({ capacity: Math.trunc(Number(target.value)) || 0 })}
        />
        <IconButton
          size="sm"
          icon={<X />}
          label={t("remove", {
            day: dayWords,
            from: words.clock(range.from),
            to: words.clock(range.to),
          })}
          onClick={onRemove}
        />
      </div>
      {fault ? (
        <p className="pb-1 text-xs text-exception">{t(`fault.${fault}`, { least })}</p>
      ) : null}
    </>
  );
}
