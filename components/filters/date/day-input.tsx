"use client";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { Input } from "@/components/ui/field/input";
import { readTypedDay, writeDay, writeDayInFigures } from "@/lib/time/typed-day";

interface DayInputProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange" | "type"> {
  /** `2026-11-23`, or "" for none. */
  value: string;
  today: string;
  /** `whole` is false for a day half typed, which reads as "" and yet is not none. */
  onChange: (day: string, whole: boolean) => void;
}

/**
 * A day, in the words and the order of the screen's language: a browser's own field would follow the
 * browser's. What is typed is written as a day once the field is left.
 */
export function DayInput({ value, today, onChange, ...props }: DayInputProps) {
  const t = useTranslations("filters.range");
  const locale = useLocale();
  const [typed, setTyped] = useState<{ text: string; day: string } | null>(null);
  // A day that was chosen meanwhile takes the place of what was typed.
  const text = typed?.day === value ? typed.text : value && writeDay(value, locale);

  function settle() {
    if (value !== "") setTyped(null);
  }

  return (
    <Input
      {...props}
      value={text}
      placeholder={t("example", { day: writeDayInFigures(today, locale) })}
      autoComplete="off"
      enterKeyHint="done"
      onFocus={(event) => event.target.select()}
      onChange={({ target }) => {
        const day = readTypedDay(target.value, locale, today) ?? "";
        setTyped({ text: target.value, day });
        onChange(day, day !== "" || target.value.trim() === "");
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
        props.onKeyDown?.(event);
      }}
    />
  );
}
