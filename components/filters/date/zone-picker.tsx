"use client";
import Check from "lucide-react/icons/check";
import Search from "lucide-react/icons/search";
import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { useActiveOption } from "@/components/filters/arrow-focus";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/field/input";
import { allZones, presentName, zoneFits } from "@/lib/time/zone-list";
import { type NamedZone, nameZone } from "@/lib/time/zones";

/** Which zones come first, and what becomes of a choice. */
export interface ZoneChoice {
  /** The zone of the store, which applies where nobody chooses. */
  standard: string;
  /** The zone of the reader's own clock; null where it is not known. */
  viewer: string | null;
  /** Null asks for the standard one. */
  onChange: (zone: string | null) => void;
}

interface ZonePickerProps extends ZoneChoice {
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

interface ZoneOptionProps {
  id: string;
  option: NamedZone & { note: string | null };
  active: boolean;
  picked: boolean;
  onPick: (zone: string) => void;
}

function ZoneOption({ id, option, active, picked, onPick }: ZoneOptionProps) {
  const { zone, place, name, offset, note } = option;
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
      title={zone}
      onClick={() => onPick(zone)}
      className={cn(
        "flex min-h-8 cursor-default items-center gap-2 rounded-md px-1.5 text-sm [content-visibility:auto] hover:bg-hover",
        active && "bg-hover outline-2 -outline-offset-2 outline-accent-fg",
      )}
    >
      <Check
        aria-hidden
        className={cn("size-3.5 shrink-0 text-accent-fg", !picked && "invisible")}
      />
      <span className="min-w-0 flex-1 truncate">
        {place}
        {(note ?? name) ? <span className="text-faint"> · {note ?? name}</span> : null}
      </span>
      <span className="shrink-0 text-xs text-muted tabular-nums">{offset}</span>
    </div>
  );
}
