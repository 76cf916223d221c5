"use client";

import { type ReactNode, useState } from "react";
import { Filter } from "@/components/filters/filter";
import type { LazyCode } from "@/components/ui/lazy-code";
import type { Entry, ListControlProps } from "./list-control";
import type { Suggestion } from "./suggestion-list";

/** What a filter gives to its control; how a text is read and checked is the control's own. */
export type ListEntryProps = Omit<ListControlProps, "check" | "read" | "overflow">;

export interface ListFilterProps
  extends Omit<ListEntryProps, "entry" | "onEntryChange" | "labelOf" | "suggestions"> {
  /** Values that are known to exist. */
  suggestions?: readonly Suggestion[];
  /** Whether a chosen value goes by its own spelling, also where it has a plainer name. */
  showsValues?: boolean;
  /** What a value is called that is none of those known; by itself where left out. */
  wordsOf?: (value: string) => string;
  /** The code of the control, which is no part of the first load. */
  needs: LazyCode<unknown>;
  /** Draws the control, a `ListControl` around what reads the values. */
  control: (props: ListEntryProps) => ReactNode;
}

const NO_ENTRY: Entry = { draft: "", outcome: null };

/** Any number of values, typed, pasted or picked. What cannot be used stays in the field. */
export function ListFilter(props: ListFilterProps) {
  const { showsValues = false, suggestions = [], wordsOf, needs, control, ...entries } = props;
  const { id, label, values, onChange } = entries;
  // The text outlives the popover: closing it to look something up loses nothing.
  const [entry, setEntry] = useState(NO_ENTRY);

  const labelOf = (value: string) =>
    (showsValues ? null : suggestions.find((known) => known.value === value)?.label) ??
    wordsOf?.(value) ??
    value;

  return (
    <Filter
      id={id}
      label={label}
      summary={values.map(labelOf)}
      onClear={() => {
        setEntry({ ...entry, outcome: null });
        onChange([]);
      }}
      needs={needs}
    >
      {control({ ...entries, suggestions, labelOf, entry, onEntryChange: setEntry })}
    </Filter>
  );
}
