"use client";

import Search from "lucide-react/icons/search";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/field/checkbox";
import { Input } from "@/components/ui/field/input";
import { arrowFocus } from "./arrow-focus";

export interface FilterOption<Value extends string> {
  value: Value;
  label: string;
  /** Shown instead of the label, such as a badge that reads the same. */
  face?: ReactNode;
}

export interface OptionListProps {
  label: string;
  options: readonly FilterOption<string>[];
  values: readonly string[];
  /** Called at once with every change, values in the order of the options. */
  onChange: (values: string[]) => void;
  /** How many there are of each option; absent where that is not known. */
  counts?: ReadonlyMap<string, number>;
}

const SEARCH_FROM = 9;

/** A box for each option, a search where they are many. */
export function OptionList({ label, options, values, onChange, counts }: OptionListProps) {
  const t = useTranslations("filters");
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLocaleLowerCase();
  const shown = options.filter((option) =>
    [option.label, option.value].some((text) => text.toLocaleLowerCase().includes(wanted)),
  );
  const toggle = (value: string, checked: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((other) => (other === value ? checked : values.includes(other))),
    );
  return (
    <>
      {options.length >= SEARCH_FROM ? (
        <Input
          size="sm"
          icon={<Search />}
          aria-label={t("searchIn", { label })}
          placeholder={t("search")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          wrapperClassName="mb-2"
        />
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold an aria-label alone. */}
      <div
        role="group"
        aria-label={label}
        onKeyDown={(event) => arrowFocus(event, "[role=checkbox]")}
        className="-mx-1.5 max-h-80 overflow-y-auto"
      >
        {shown.map((option) => (
          <OptionRow
            key={option.value}
            option={option}
            checked={values.includes(option.value)}
            count={counts && (counts.get(option.value) ?? 0)}
            onCheckedChange={(checked) => toggle(option.value, checked)}
            onOnly={() => onChange([option.value])}
          />
        ))}
      </div>
      {shown.length === 0 ? <p className="py-2 text-sm text-muted">{t("noOption")}</p> : null}
    </>
  );
}

interface OptionRowProps {
  option: FilterOption<string>;
  checked: boolean;
  /** Undefined where it is not known. */
  count: number | undefined;
  onCheckedChange: (checked: boolean) => void;
  /** Chooses this option and no other. */
  onOnly: () => void;
}

function OptionRow({ option, checked, count, onCheckedChange, onOnly }: OptionRowProps) {
  const t = useTranslations("filters");
  const { number } = useFormatter();
  return (
    <div className="group flex items-center rounded-md px-1.5 hover:bg-hover">
      <Checkbox
        checked={checked}
        onCheckedChange={onCheckedChange}
        className="min-h-8 min-w-0 flex-1"
      >
        {option.face ?? <span className="truncate">{option.label}</span>}
        {count === undefined ? null : (
          <span
            className={cn(
              "ml-auto shrink-0 pl-2 text-xs tabular-nums",
              count === 0 ? "text-faint" : "text-muted",
            )}
          >
            {` ${number(count)}`}
          </span>
        )}
      </Checkbox>
      <button
        type="button"
        aria-label={t("onlyThis", { label: option.label })}
        onClick={onOnly}
        className="h-6 rounded-sm px-1.5 text-xs text-muted opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-pressed hover:text-fg focus-visible:opacity-100 pointer-coarse:opacity-100"
      >
        {t("only")}
      </button>
    </div>
  );
}
