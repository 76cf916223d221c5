"use client";

import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Filter } from "./filter";
import type { FilterOption } from "./option-list";

export interface MultiSelectFilterProps<Value extends string> {
  id: string;
  label: string;
  options: readonly FilterOption<Value>[];
  values: readonly Value[];
  /** Called at once with every change, values in the order of the options. */
  onChange: (values: Value[]) => void;
}

const optionList = lazyCode(() => import("./option-list").then((module) => module.OptionList));

/** Any number of a known few. */
export function MultiSelectFilter<Value extends string>({
  id,
  label,
  options,
  values,
  onChange,
}: MultiSelectFilterProps<Value>) {
  const those = (wanted: readonly string[]) =>
    options.filter(({ value }) => wanted.includes(value));
  return (
    <Filter
      id={id}
      label={label}
      summary={those(values).map((option) => option.label)}
      onClear={() => onChange([])}
      needs={optionList}
    >
      <LazyPart
        code={optionList}
        props={{
          label,
          options,
          values,
          onChange: (chosen) => onChange(those(chosen).map(({ value }) => value)),
        }}
      />
    </Filter>
  );
}
