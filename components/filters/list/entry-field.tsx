"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type ReactNode, useId } from "react";
import { useActiveOption } from "@/components/filters/arrow-focus";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import type { Suggestion } from "./suggestion-list";
import { SuggestionList } from "./suggestion-list";

export interface EntryFieldProps {
  label: string;
  placeholder?: string;
  /** Id of what explains the outcome of the last entry. */
  noticeId: string;
  invalid: boolean;
  draft: string;
  onDraftChange: (text: string) => void;
  onCommit: (text: string) => void;
  suggestions: readonly Suggestion[];
  chosen: readonly string[];
  onToggle: (value: string) => void;
  /** Stands between the field and the suggestions. */
  children: ReactNode;
}

/** The field of a list: Enter or a paste adds what it holds, the arrow keys go through the suggestions. */
export function EntryField({
  label,
  placeholder,
  noticeId,
  invalid,
  draft,
  onDraftChange,
  onCommit,
  suggestions,
  chosen,
  onToggle,
  children,
}: EntryFieldProps) {
  const t = useTranslations("filters");
  const listId = useId();
  const wanted = draft.trim().toLocaleLowerCase();
  const shown = suggestions.filter(({ value, label: name = "" }) =>
    [value, name].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const active = useActiveOption(shown.length, (index) => {
    const picked = shown[index];
    if (picked) onToggle(picked.value);
    else onCommit(draft);
  });

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    // A field of one line would run the lines of a pasted column together.
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    onCommit(before + event.clipboardData.getData("text") + after);
  }

  return (
    <>
      <div className="flex gap-1.5">
        <Input
          role="combobox"
          aria-label={t("addTo", { label })}
          aria-expanded={shown.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active.index < 0 ? undefined : `${listId}-${active.index}`}
          aria-invalid={invalid || undefined}
          aria-describedby={noticeId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder={placeholder ?? t("typeOrPaste")}
          value={draft}
          onChange={(event) => {
            active.reset();
            onDraftChange(event.target.value);
          }}
          onPaste={paste}
          onKeyDown={active.onKeyDown}
          wrapperClassName="min-w-0 flex-1"
        />
        <Button onClick={() => onCommit(draft)}>{t("add")}</Button>
      </div>
      {children}
      <SuggestionList
        id={listId}
        label={label}
        suggestions={shown}
        activeIndex={active.index}
        chosen={chosen}
        onToggle={onToggle}
      />
    </>
  );
}
