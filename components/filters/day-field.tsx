"use client";

import X from "lucide-react/icons/x";
import { useId, useRef } from "react";
import { Input } from "@/components/ui/input";

/** The years that a range reads; a browser then stops at four digits. */
const FIRST_DAY = "1970-01-01";
const LAST_DAY = "2999-12-31";

interface DayFieldProps {
  label: string;
  clearLabel: string;
  /** `2026-11-23`, or "" for an open end. */
  value: string;
  invalid: boolean;
  /** Id of what says why it is invalid. */
  noticeId: string;
  /** `whole` is false for a date half typed, which reads as "" and yet is no open end. */
  onChange: (day: string, whole: boolean) => void;
}

/** One end of a span of days. The browser's own field: it can be typed into and knows its locale. */
export function DayField({ label, clearLabel, value, invalid, noticeId, onChange }: DayFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      <span className="relative block">
        <Input
          ref={field}
          id={id}
          type="date"
          value={value}
          aria-invalid={invalid || undefined}
          aria-describedby={noticeId}
          min={FIRST_DAY}
          max={LAST_DAY}
          onChange={({ target }) => onChange(target.value, !target.validity.badInput)}
          className="pr-7 pl-2 [&::-webkit-calendar-picker-indicator]:hidden"
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
