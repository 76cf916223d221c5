"use client";

import Search from "lucide-react/icons/search";
import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { Input } from "@/components/ui/input";
import { allZones, nameZone, presentName, zoneFits } from "@/lib/time/zone-list";
import { useActiveOption } from "./use-active-option";
import type { ZoneChoice } from "./zone-choice";
import { ZoneOption } from "./zone-option";

export interface ZonePickerProps extends ZoneChoice {
  /** The zone that applies. */
  zone: string;
  /** Epoch ms. */
  now: number;
  onPick: (zone: string) => void;
}

/** Every zone, found by place, name or offset; the store's and the reader's own come first. */
export function ZonePicker({ zone, standard, viewer, now, onPick }: ZonePickerProps) {
  const t = useTranslations("filters.zone");
  const locale = useLocale();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at] = useState(now);
  const own = viewer && presentName(viewer);
  const options = useMemo(() => {
    const first = [
      { ...nameZone(standard, locale, at), note: t("standard") },
      ...(own === null || own === standard
        ? []
        : [{ ...nameZone(own, locale, at), note: t("viewer") }]),
    ];
    const known = new Set(first.map((one) => one.zone));
    const others = allZones(locale, at).filter((one) => !known.has(one.zone));
    return [...first, ...others.map((one) => ({ ...one, note: null }))];
  }, [standard, own, locale, at, t]);
  const shown = options.filter((option) => zoneFits(option, typed));
  const active = useActiveOption(shown.length, (index) => {
    const picked = shown[index] ?? (typed === "" ? undefined : shown[0]);
    if (picked) onPick(picked.zone);
  });

  return (
    <div className="mt-2">
      <Input
        size="sm"
        icon={<Search />}
        role="combobox"
        autoFocus
        aria-label={t("search")}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active.index < 0 ? undefined : `${listId}-${active.index}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={t("placeholder")}
        value={typed}
        onChange={(event) => {
          active.reset();
          setTyped(event.target.value);
        }}
        onKeyDown={active.onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t("label")}
        // A press must not take the focus out of the field.
        onMouseDown={(event) => event.preventDefault()}
        className="-mx-1.5 mt-1.5 max-h-56 overflow-y-auto"
      >
        {shown.map((option, index) => (
          <ZoneOption
            key={option.zone}
            id={`${listId}-${index}`}
            option={option}
            active={index === active.index}
            picked={option.zone === zone}
            onPick={onPick}
          />
        ))}
      </div>
      <p role="status" className="text-sm text-muted not-empty:py-1">
        {shown.length === 0 ? t("none") : null}
      </p>
    </div>
  );
}
