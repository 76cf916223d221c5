"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Suggestion } from "./suggestion";
import { SuggestionOption } from "./suggestion-option";

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
