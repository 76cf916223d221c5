"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Preset } from "@/lib/time/range";
import { arrowFocus } from "./arrow-focus";
import { ChoiceButton } from "./choice-button";

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
      className="-mx-1.5 grid grid-cols-2 gap-x-1 gap-y-px"
    >
      {shown.map((preset) => (
        <ChoiceButton key={preset} chosen={preset === chosen} onClick={() => onChoose(preset)}>
          {t(`preset.${preset}`)}
        </ChoiceButton>
      ))}
      {children}
    </div>
  );
}
