"use client";

import type { ReactNode } from "react";
import { type LazyCode, LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Filter } from "./filter";
import type { FilterOption, OptionListProps } from "./option-list";

export interface MultiSelectFilterProps<Value extends string> {
  id: string;
  label: string;
  options: readonly FilterOption<Value>[];
  values: readonly Value[];
  /** Called at once with every change, values in the order of the options. */
  onChange: (values: Value[]) => void;
  /** Draws the options another way, such as with counts: the code of it, and itself. */
  list?: { needs: LazyCode<unknown>; draw: (props: OptionListProps) => ReactNode };
}

const optionList = lazyCode(() => import("./option-list").then((module) => module.OptionList));

const PLAIN = {
  needs: optionList,
  draw: (props: OptionListProps) => <LazyPart code={optionList} props={props} />,
};

/** Any number of a known few. */
export function MultiSelectFilter<Value extends string>({
  id,
  label,
  options,
  values,
  onChange,
  list = PLAIN,
}: MultiSelectFilterProps<Value>) {
  const those = (wanted: readonly string[]) =>
    options.filter(({ value }) => wanted.includes(value));
  return (
    <Filter
      id={id}
      label={label}
      summary={those(values).map((option) => option.label)}
      onClear={() => onChange([])}
      needs={list.needs}
    >
      {list.draw({
        label,
        options,
        values,
        onChange: (chosen) => onChange(those(chosen).map(({ value }) => value)),
      })}
    </Filter>
  );
}
