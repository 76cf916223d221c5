"use client";

import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { Filter } from "./filter";
import type { TextFormProps } from "./text-form";

const textForm = lazyCode(() => import("./text-form").then((module) => module.TextForm));

/** One text, applied by Enter or a button. */
export function TextFilter(props: TextFormProps) {
  const { id, label, value, onChange } = props;
  return (
    <Filter
      id={id}
      label={label}
      summary={value === null ? [] : [value]}
      onClear={() => onChange(null)}
      needs={textForm}
    >
      <LazyPart key={value} code={textForm} props={props} />
    </Filter>
  );
}
