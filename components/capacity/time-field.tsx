"use client";
import { useState } from "react";
import { Input } from "@/components/ui/field/input";

interface TimeFieldProps {
  id?: string;
  "aria-label"?: string;
  /** Minutes after midnight; 1440 is the end of the day. */
  value: number;
  onValue: (minutes: number) => void;
  invalid?: boolean;
  size?: "sm" | "md";
}

/** A time of the day on a clock of 24 hours, whatever the device has: as everywhere on the screen. */
export function TimeField({ value, onValue, invalid, size, ...props }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const unreadable = typed !== null && readMinutes(typed) === null;
  return (
    <Input
      {...props}
      size={size}
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      wrapperClassName="w-18"
      className="tabular-nums"
      aria-invalid={invalid || unreadable || undefined}
      value={typed ?? writeMinutes(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        const minutes = readMinutes(target.value);
        if (minutes !== null) onValue(minutes);
      }}
      // What cannot be read goes back to what it was.
      onBlur={() => setTyped(null)}
    />
  );
}

/** Minutes after midnight of `13:00`, `9.30`, `930` or `13`, and 1440 of `24:00`; null for what is no time. */
export function readMinutes(text: string): number | null {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:[:.h]?([0-5]\d))?$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const read = Number(hours) * 60 + Number(minutes);
  return read <= 1440 ? read : null;
}

/** `09:30`. */
export function writeMinutes(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
