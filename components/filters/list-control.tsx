"use client";

import { Button } from "@/components/ui/button";
import { type Addition, addEntries, type EntryRules } from "./entries";
import { EntryField } from "./entry-field";
import { EntryNotice } from "./entry-notice";
import type { Suggestion } from "./suggestion";
import { ValueChips } from "./value-chips";

/** What was typed and what became of it. */
export interface Entry {
  draft: string;
  outcome: Addition | null;
}

interface Overflow {
  label: (count: number) => string;
  onOpen: (values: readonly string[]) => void;
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
  /** The values in a typed or pasted text. */
  read: (text: string) => string[];
  /** What can be done with all values where they are more than the list takes. */
  overflow?: Overflow;
  placeholder?: string;
}

/** A field for values, what became of the last entry, and the values. */
export function ListControl(props: ListControlProps) {
  const { id, label, noun, values, onChange, suggestions, read, placeholder } = props;
  const { limit, check, normalise, labelOf, onEntryChange } = props;
  const { draft, outcome } = props.entry;

  function commit(text: string) {
    const addition = addEntries(values, read(text), { limit, check, normalise });
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
      {props.overflow && outcome && outcome.beyond.length > 0 ? (
        <OverflowOffer overflow={props.overflow} outcome={outcome} />
      ) : null}
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

function OverflowOffer({ overflow, outcome }: { overflow: Overflow; outcome: Addition }) {
  const { values, beyond, invalid } = outcome;
  const all = [...values, ...beyond];
  // What cannot be used goes along: where it is named last, nothing is lost on the way.
  const given = [...all, ...invalid.map(({ entry }) => entry)];
  return (
    <Button className="mt-2 w-full" onClick={() => overflow.onOpen(given)}>
      {overflow.label(all.length)}
    </Button>
  );
}
