"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { focusNeighbour } from "./focus-neighbour";

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
  /** Takes the focus when the last chip is gone. */
  focusAfter: RefObject<HTMLElement | null>;
}

/** What the list is narrowed by, each with its way out. Focus goes to the next chip, then outside. */
export function ActiveFilterChips({ filters, onClearAll, focusAfter }: ActiveFilterChipsProps) {
  const t = useTranslations("filters");
  const list = useRef<HTMLUListElement>(null);
  if (filters.length === 0) return null;

  const remove = (filter: ActiveFilter, index: number) => {
    if (!focusNeighbour(list.current, index)) focusAfter.current?.focus();
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
          focusAfter.current?.focus();
          onClearAll();
        }}
      >
        {t("clearAll")}
      </Button>
    </div>
  );
}
