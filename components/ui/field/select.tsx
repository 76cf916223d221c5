"use client";

import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import type { ButtonSize } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "./input";

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string>
  extends Omit<ComponentProps<"select">, "size" | "value" | "onChange" | "children" | "multiple"> {
  options: readonly SelectOption<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: ButtonSize;
}

/** The browser's own select: on a phone its picker beats any popup of ours. Needs a label. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  size = "md",
  className,
  ...props
}: SelectProps<Value>) {
  return (
    <span className={cn("relative inline-block max-w-full", className)}>
      <select
        {...props}
        value={value}
        onChange={(event) => {
          const chosen = options[event.target.selectedIndex];
          if (chosen) onValueChange(chosen.value);
        }}
        className={cn(
          FIELD_STYLE,
          "appearance-none truncate pr-7 pl-2.5",
          size === "sm" ? "h-7" : "h-8",
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-2 my-auto size-3.5 text-faint"
      />
    </span>
  );
}
