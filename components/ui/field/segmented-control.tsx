"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** Shown instead of the label, which then names the button. */
  icon?: ReactNode;
}

export interface SegmentedControlProps<Value extends string> {
  /** Name of the group. */
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  size?: "sm" | "md";
  className?: string;
}

/** Exactly one of a few; arrow keys move between them. */
export function SegmentedControl<Value extends string>({
  label,
  segments,
  value,
  onValueChange,
  size = "md",
  className,
}: SegmentedControlProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={([chosen]) => {
        const segment = segments.find((candidate) => candidate.value === chosen);
        if (segment) onValueChange(segment.value);
      }}
      className={cn(
        "inline-flex shrink-0 items-center gap-0.5 rounded-md border border-line bg-subtle p-px",
        size === "sm" ? "h-7" : "h-8",
        className,
      )}
    >
      {segments.map((segment) => (
        <Toggle
          key={segment.value}
          value={segment.value}
          aria-label={segment.icon ? segment.label : undefined}
          className="inline-flex h-full min-w-6 items-center justify-center rounded-[5px] border border-transparent px-2 text-sm text-muted transition-colors duration-100 hover:text-fg data-pressed:border-line-strong data-pressed:bg-surface data-pressed:font-medium data-pressed:text-fg data-pressed:shadow-xs [&_svg]:size-4"
        >
          {segment.icon ?? segment.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
