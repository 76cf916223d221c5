"use client";

import { arrowFocus } from "./arrow-focus";
import { ChoiceButton } from "./choice-button";
import { Filter } from "./filter";

export interface ChoiceFilterProps<Value extends string> {
  id: string;
  label: string;
  options: readonly { value: Value; label: string }[];
  /** Null while the fallback applies. */
  value: Value | null;
  /** What applies without a choice. */
  fallback: Value;
  onChange: (value: Value | null) => void;
}

/** Exactly one of a few, one of them by default. */
export function ChoiceFilter<Value extends string>({
  id,
  label,
  options,
  value,
  fallback,
  onChange,
}: ChoiceFilterProps<Value>) {
  const labelOf = (wanted: Value) =>
    options.find((option) => option.value === wanted)?.label ?? wanted;
  return (
    <Filter
      id={id}
      label={label}
      summary={value === null ? [] : [labelOf(value)]}
      fallback={labelOf(fallback)}
      onClear={() => onChange(null)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: buttons grouped under a name are no fieldset. */}
      <div
        role="group"
        aria-label={label}
        onKeyDown={(event) => arrowFocus(event, "button")}
        className="-mx-1.5 grid max-h-80 gap-y-px overflow-y-auto"
      >
        {options.map((option) => (
          <ChoiceButton
            key={option.value}
            chosen={option.value === (value ?? fallback)}
            onClick={() => onChange(option.value === fallback ? null : option.value)}
          >
            {option.label}
          </ChoiceButton>
        ))}
      </div>
    </Filter>
  );
}
