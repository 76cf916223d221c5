"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Chip } from "@/components/ui/chip";
import { cn } from "@/components/ui/cn";
import { focusNeighbour } from "./focus-neighbour";

interface ValueChipsProps {
  values: readonly string[];
  labelOf: (value: string) => string;
  limit: number;
  noun: string;
  onRemove: (value: string) => void;
}

/** The values of a list and how many there may be. */
export function ValueChips({ values, labelOf, limit, noun, onRemove }: ValueChipsProps) {
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
