"use client";

import {
  type Addition,
  addEntries,
  type EntryRules,
  type Separators,
  splitEntries,
} from "./entries";
import { EntryField } from "./entry-field";
import { EntryNotice } from "./entry-notice";
import type { Suggestion } from "./suggestion";
import { ValueChips } from "./value-chips";

/** What was typed and what became of it. */
export interface Entry {
  draft: string;
  outcome: Addition | null;
}

export interface ListControlProps extends EntryRules {
  id: string;
  label: string;
  /** What the values are called when counted, such as "ASINs". */
  noun: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  entry: Entry;
  onEntryChange: (entry: Entry) => void;
  labelOf: (value: string) => string;
  suggestions: readonly Suggestion[];
  separators?: Separators;
  placeholder?: string;
}

/** A field for values, what became of the last entry, and the values. */
export function ListControl(props: ListControlProps) {
  const { id, label, noun, values, onChange, suggestions, separators, placeholder } = props;
  const { limit, check, normalise, labelOf, onEntryChange } = props;
  const { draft, outcome } = props.entry;

  function commit(text: string) {
    const entries = splitEntries(text, separators);
    const addition = addEntries(values, entries, { limit, check, normalise });
    const left = [...addition.invalid.map(({ entry }) => entry), ...addition.beyond];
    onEntryChange({ draft: left.join(", "), outcome: addition });
    if (addition.added.length > 0) onChange([...addition.values]);
  }

  function toggle(value: string) {
    onEntryChange({ draft: "", outcome: null });
    if (values.includes(value)) onChange(values.filter((other) => other !== value));
    else commit(value);
  }

  const noticeId = `filter-${id}-notice`;
  return (
    <EntryField
      label={label}
      placeholder={placeholder}
      noticeId={noticeId}
      invalid={outcome !== null && outcome.invalid.length + outcome.beyond.length > 0}
      draft={draft}
      onDraftChange={(text) => onEntryChange({ draft: text, outcome: null })}
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
  );
}
