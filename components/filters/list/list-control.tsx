"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { focusNeighbour } from "@/components/filters/arrow-focus";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { type Addition, addEntries, type EntryRules } from "./entries";
import { EntryField } from "./entry-field";
import type { Suggestion } from "./suggestion-list";

interface EntryNoticeProps {
  id: string;
  outcome: Addition | null;
  limit: number;
  noun: string;
}

const LINES = 3;

/** What became of the last entry: what was refused and why, and what was there already. */
function EntryNotice({ id, outcome, limit, noun }: EntryNoticeProps) {
  const t = useTranslations("filters");
  const { invalid = [], duplicates = [], beyond = [] } = outcome ?? {};
  const [duplicate = ""] = duplicates;
  return (
    <div id={id} role="status" className="text-sm not-empty:mt-2">
      {invalid.slice(0, LINES).map(({ entry, message }) => (
        <p key={entry} className="break-words text-exception">
          <span className="id-text font-medium">{entry}</span>: {message}
        </p>
      ))}
      {invalid.length > LINES ? (
        <p className="text-exception">{t("moreInvalid", { count: invalid.length - LINES })}</p>
      ) : null}
      {beyond.length > 0 ? (
        <p className="text-exception">{t("listFull", { count: beyond.length, limit, noun })}</p>
      ) : null}
      {duplicates.length > 0 ? (
        <p className="break-words text-muted">
          {t("duplicates", { count: duplicates.length, value: duplicate })}
        </p>
      ) : null}
    </div>
  );
}

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

interface ValueChipsProps {
  values: readonly string[];
  labelOf: (value: string) => string;
  limit: number;
  noun: string;
  onRemove: (value: string) => void;
}

/** The values of a list and how many there may be. */
function ValueChips({ values, labelOf, limit, noun, onRemove }: ValueChipsProps) {
  const t = useTranslations("filters");
  const list = useRef<HTMLUListElement>(null);
  const full = values.length >= limit;
  return (
    <>
      <p
        role="status"
        className={cn("mt-2 text-xs tabular-nums", full ? "text-action" : "text-faint")}
      >
        {full
          ? t("countFull", { count: values.length, limit, noun })
          : t("count", { count: values.length, limit, noun })}
      </p>
      {values.length > 0 ? (
        <ul ref={list} className="mt-1.5 flex max-h-36 flex-wrap gap-1.5 overflow-y-auto">
          {values.map((value, index) => (
            <li key={value} className="max-w-full">
              <Chip
                onRemove={() => {
                  focusNeighbour(list.current, index);
                  onRemove(value);
                }}
                removeLabel={t("remove", { value: labelOf(value) })}
              >
                <span title={value} className={labelOf(value) === value ? "id-text" : undefined}>
                  {labelOf(value)}
                </span>
              </Chip>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
