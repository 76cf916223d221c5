"use client";

import { useState } from "react";
import { Filter } from "@/components/filters/filter";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { Entry, ListControlProps } from "./list-control";
import type { Suggestion } from "./suggestion-list";

export interface ListFilterProps
  extends Omit<ListControlProps, "entry" | "onEntryChange" | "labelOf" | "suggestions"> {
  /** Values that are known to exist. */
  suggestions?: readonly Suggestion[];
  /** Whether a chosen value goes by its own spelling, also where it has a plainer name. */
  showsValues?: boolean;
}

const listControl = lazyCode(() => import("./list-control").then((module) => module.ListControl));

const NO_ENTRY: Entry = { draft: "", outcome: null };

/** Any number of values, typed, pasted or picked. What cannot be used stays in the field. */
export function ListFilter({ showsValues = false, suggestions = [], ...control }: ListFilterProps) {
  const { id, label, values, onChange } = control;
  // The text outlives the popover: closing it to look something up loses nothing.
  const [entry, setEntry] = useState(NO_ENTRY);

  const labelOf = (value: string) =>
    (showsValues ? null : suggestions.find((known) => known.value === value)?.label) ?? value;

  return (
    <Filter
      id={id}
      label={label}
      summary={values.map(labelOf)}
      onClear={() => {
        setEntry({ ...entry, outcome: null });
        onChange([]);
      }}
      needs={listControl}
    >
      <LazyPart
        code={listControl}
        props={{ ...control, suggestions, labelOf, entry, onEntryChange: setEntry }}
      />
    </Filter>
  );
}
