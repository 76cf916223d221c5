"use client";

import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Preset } from "@/lib/time/range";
import { arrowFocus } from "./arrow-focus";

interface PresetListProps {
  label: string;
  presets: readonly Preset[];
  chosen: Preset | null;
  onChoose: (preset: Preset) => void;
  /** The choice that is none of the presets. */
  children: ReactNode;
}

export function PresetList({ label, presets, chosen, onChoose, children }: PresetListProps) {
  const t = useTranslations("filters");
  // A preset that came with the address is shown though it is not on offer.
  const shown = chosen === null || presets.includes(chosen) ? presets : [...presets, chosen];
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons grouped under a name are no fieldset.
    <div
      role="group"
      aria-label={label}
      onKeyDown={(event) => arrowFocus(event, "button")}
      className="-mx-1.5 grid grid-cols-2 gap-x-1"
    >
      {shown.map((preset) => (
        <PresetButton key={preset} chosen={preset === chosen} onClick={() => onChoose(preset)}>
          {t(`preset.${preset}`)}
        </PresetButton>
      ))}
      {children}
    </div>
  );
}

interface PresetButtonProps {
  chosen: boolean;
  /** Given where the button unfolds something. */
  expanded?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function PresetButton({ chosen, expanded, onClick, children }: PresetButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-expanded={expanded}
      onClick={onClick}
      className={cn(
        "flex min-h-8 items-center gap-2 rounded-md px-2 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2",
        chosen && "bg-accent-subtle font-medium",
      )}
    >
      {children}
      {chosen ? <Check aria-hidden className="ml-auto size-3.5 shrink-0 text-accent-fg" /> : null}
    </button>
  );
}
