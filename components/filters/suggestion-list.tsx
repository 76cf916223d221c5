"use client";

import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import type { Suggestion } from "./suggestion";

interface SuggestionListProps {
  id: string;
  label: string;
  suggestions: readonly Suggestion[];
  /** The one that Enter in the field picks, or -1. */
  activeIndex: number;
  chosen: readonly string[];
  onToggle: (value: string) => void;
}

/** Values known to exist. Focus stays in the field, which names the active one. */
export function SuggestionList({
  id,
  label,
  suggestions,
  activeIndex,
  chosen,
  onToggle,
}: SuggestionListProps) {
  const t = useTranslations("filters");
  const empty = suggestions.length === 0;
  return (
    <div className={cn("mt-3 border-t border-line pt-2", empty && "hidden")}>
      <p className="text-xs font-medium text-faint">{t("seen")}</p>
      <div
        id={id}
        role="listbox"
        aria-label={t("seenOf", { label })}
        aria-multiselectable
        // A press must not take the focus out of the field.
        onMouseDown={(event) => event.preventDefault()}
        className="-mx-1.5 mt-1 max-h-48 overflow-y-auto"
      >
        {suggestions.map(({ value, label: name }, index) => {
          const picked = chosen.includes(value);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here.
            <div
              key={value}
              id={`${id}-${index}`}
              ref={(element) => {
                if (index === activeIndex) element?.scrollIntoView({ block: "nearest" });
              }}
              role="option"
              aria-selected={picked}
              onClick={() => onToggle(value)}
              className={cn(
                "flex min-h-8 cursor-default items-center gap-2 rounded-md px-1.5 text-sm hover:bg-hover",
                index === activeIndex && "bg-hover outline-2 -outline-offset-2 outline-accent-fg",
              )}
            >
              <Check
                aria-hidden
                className={cn("size-3.5 shrink-0 text-accent-fg", !picked && "invisible")}
              />
              {name ? <span className="max-w-3/4 shrink-0 truncate">{name}</span> : null}
              <span className={cn("id-text truncate", name && "ml-auto text-faint")}>{value}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
