"use client";

import { useState } from "react";
import {
  type Addition,
  addEntries,
  type EntryRules,
  type Separators,
  splitEntries,
} from "./entries";
import { EntryField } from "./entry-field";
import { EntryNotice } from "./entry-notice";
import { Filter } from "./filter";
import type { Suggestion } from "./suggestion";
import { ValueChips } from "./value-chips";

export interface ListFilterProps extends EntryRules {
  id: string;
  label: string;
  /** What the values are called when counted, such as "ASINs". */
  noun: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Values that are known to exist. */
  suggestions?: readonly Suggestion[];
  separators?: Separators;
  /** Whether a chosen value goes by its own spelling, also where it has a plainer name. */
  showsValues?: boolean;
  placeholder?: string;
}

/** Any number of values, typed, pasted or picked. What cannot be used stays in the field. */
export function ListFilter(props: ListFilterProps) {
  const { id, label, noun, values, onChange, suggestions = [], separators, placeholder } = props;
  const { limit, check, normalise, showsValues = false } = props;
  // The text outlives the popover: closing it to look something up loses nothing.
  const [draft, setDraft] = useState("");
  const [outcome, setOutcome] = useState<Addition | null>(null);

  const labelOf = (value: string) =>
    (showsValues ? null : suggestions.find((known) => known.value === value)?.label) ?? value;

  function commit(text: string) {
    const entries = splitEntries(text, separators);
    const addition = addEntries(values, entries, { limit, check, normalise });
    const left = [...addition.invalid.map(({ entry }) => entry), ...addition.beyond];
    setDraft(left.join(", "));
    setOutcome(addition);
    if (addition.added.length > 0) onChange([...addition.values]);
  }

  function toggle(value: string) {
    setOutcome(null);
    setDraft("");
    if (values.includes(value)) onChange(values.filter((other) => other !== value));
    else commit(value);
  }

  const noticeId = `filter-${id}-notice`;
  return (
    <Filter
      id={id}
      label={label}
      summary={values.map(labelOf)}
      onClear={() => {
        setOutcome(null);
        onChange([]);
      }}
    >
      <EntryField
        label={label}
        placeholder={placeholder}
        noticeId={noticeId}
        invalid={outcome !== null && outcome.invalid.length + outcome.beyond.length > 0}
        draft={draft}
        onDraftChange={(text) => {
          setDraft(text);
          setOutcome(null);
        }}
        onCommit={commit}
        suggestions={suggestions}
        chosen={values}
        onToggle={toggle}
      >
        <EntryNotice id={noticeId} outcome={outcome} limit={limit} noun={noun} />
        <ValueChips
          values={values}
          labelOf={labelOf}
          limit={limit}
          noun={noun}
          onRemove={(value) => onChange(values.filter((other) => other !== value))}
        />
      </EntryField>
    </Filter>
  );
}
