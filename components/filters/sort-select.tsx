"use client";

import { useTranslations } from "next-intl";
import { Select, type SelectOption } from "@/components/ui/field/select";

export interface SortSelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** The order of the whole list, as one choice. */
export function SortSelect<Value extends string>({
  options,
  value,
  onChange,
  className,
}: SortSelectProps<Value>) {
  const t = useTranslations("filters");
  return (
    <Select
      aria-label={t("sort")}
      options={options}
      value={value}
      onValueChange={onChange}
      className={className}
    />
  );
}
