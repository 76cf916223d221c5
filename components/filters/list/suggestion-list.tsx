"use client";
import Check from "lucide-react/icons/check";
import { useFormatter, useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

interface SuggestionListProps {
  id: string;
  label: string;
  /** Those of one source stand together. */
  suggestions: readonly Suggestion[];
  /** The one that Enter in the field picks, or -1. */
  activeIndex: number;
  chosen: readonly string[];
  onToggle: (value: string) => void;
}

/** Values known to exist, by where they are known from. Focus stays in the field, which names the active one. */
export function SuggestionList({
  id,
  label,
  suggestions,
  activeIndex,
  chosen,
  onToggle,
}: SuggestionListProps) {
  const t = useTranslations("filters");
  const sources = [...new Set(suggestions.map(({ source }) => source))];
  const empty = suggestions.length === 0;
  return (
    <div className={cn("mt-3 border-t border-line", empty && "hidden")}>
      <div
        id={id}
        role="listbox"
        aria-label={t("suggestionsOf", { label })}
        aria-multiselectable
        // A press must not take the focus out of the field.
        onMouseDown={(event) => event.preventDefault()}
        className="-mx-1.5 max-h-60 scroll-pt-8 overflow-y-auto"
      >
        {sources.map((source) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
          <div key={source} role="group" aria-label={source}>
            <p
              aria-hidden
              className="sticky top-0 bg-raised px-1.5 pt-2 pb-1 text-xs font-medium text-muted"
            >
              {source}
            </p>
            {suggestions.map((suggestion, index) =>
              suggestion.source === source ? (
                <SuggestionOption
                  key={suggestion.value}
                  id={`${id}-${index}`}
                  suggestion={suggestion}
                  active={index === activeIndex}
                  picked={chosen.includes(suggestion.value)}
                  onToggle={onToggle}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** A value that is known to exist. */
export interface Suggestion {
  value: string;
  /** A plainer name of the value. */
  label?: string;
  /** The value means nothing to a person: its name alone is shown. */
  nameOnly?: true;
  /** Where the value is known from; those of one source stand together. */
  source: string;
  /** How many there are; absent where that is not known. */
  count?: number;
}

interface SuggestionOptionProps {
  id: string;
  suggestion: Suggestion;
  active: boolean;
  picked: boolean;
  onToggle: (value: string) => void;
}

function SuggestionOption({
  id,
  suggestion: { value, label, nameOnly, count },
  active,
  picked,
  onToggle,
}: SuggestionOptionProps) {
  const { number } = useFormatter();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the field's aria-activedescendant points here.
    <div
      id={id}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: "nearest" });
      }}
      role="option"
      aria-selected={picked}
      onClick={() => onToggle(value)}
      className={cn(
        "flex min-h-8 cursor-default items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover",
        active && "bg-hover outline-2 -outline-offset-2 outline-accent-fg",
      )}
    >
      <Check
        aria-hidden
        className={cn("size-3.5 shrink-0 text-accent-fg", !picked && "invisible")}
      />
      {label ? (
        <span dir="auto" title={label} className="min-w-0 flex-1 truncate text-left">
          {label}
        </span>
      ) : null}
      {nameOnly ? null : (
        <span
          className={cn("id-text shrink-0 truncate", label ? "max-w-2/5 text-faint" : "max-w-full")}
        >
          {value}
        </span>
      )}
      {count === undefined ? null : (
        <span className="ml-auto shrink-0 pl-2 text-xs text-muted tabular-nums">
          {` ${number(count)}`}
        </span>
      )}
    </div>
  );
}
