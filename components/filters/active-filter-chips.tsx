"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { focusNeighbour } from "./arrow-focus";

export interface ActiveFilter {
  key: string;
  label: string;
  value: string;
  /** Opens the control that edits it. */
  onEdit?: () => void;
  onRemove: () => void;
}

export interface ActiveFilterChipsProps {
  filters: readonly ActiveFilter[];
  onClearAll: () => void;
  /** Called before the last chip goes: the focus has to go elsewhere. */
  onEmptied: () => void;
}

/** What the list is narrowed by, each with its way out. Focus goes to the next chip, then outside. */
export function ActiveFilterChips({ filters, onClearAll, onEmptied }: ActiveFilterChipsProps) {
  const t = useTranslations("filters");
  const list = useRef<HTMLUListElement>(null);
  if (filters.length === 0) return null;

  const remove = (filter: ActiveFilter, index: number) => {
    if (!focusNeighbour(list.current, index)) onEmptied();
    filter.onRemove();
  };

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul ref={list} aria-label={t("active")} className="contents">
        {filters.map((filter, index) => (
          <li key={filter.key} className="max-w-full min-w-0">
            <Chip
              name={filter.label}
              onClick={filter.onEdit}
              onRemove={() => remove(filter, index)}
              removeLabel={t("removeOne", { label: filter.label, value: filter.value })}
            >
              {filter.value}
            </Chip>
          </li>
        ))}
      </ul>
      <Button
        variant="ghost"
        size="sm"
        onClick={() => {
          onEmptied();
          onClearAll();
        }}
      >
        {t("clearAll")}
      </Button>
    </div>
  );
}
