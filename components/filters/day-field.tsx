"use client";

import X from "lucide-react/icons/x";
import { useId, useRef } from "react";
import { Input } from "@/components/ui/input";

interface DayFieldProps {
  label: string;
  clearLabel: string;
  /** `2026-11-23`, or "" for an open end. */
  value: string;
  invalid: boolean;
  /** Id of what says why it is invalid. */
  noticeId: string;
  onChange: (day: string) => void;
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
          onChange={(event) => {
            // A date half typed reads as empty; it is not yet an open end.
            if (!event.target.validity.badInput) onChange(event.target.value);
          }}
          className="pr-7 pl-2 [&::-webkit-calendar-picker-indicator]:hidden"
        />
        {value === "" ? null : (
          <button
            type="button"
            aria-label={clearLabel}
            onClick={() => {
              field.current?.focus();
              onChange("");
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
