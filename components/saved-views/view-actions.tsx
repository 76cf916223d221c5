"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ViewsState } from "./use-views";
import { focusOnce } from "./view-name-form";

/** The parts of the panel. */
export type Mode = "choose" | "name" | "manage";

interface ViewActionsProps {
  state: ViewsState;
  /** The part of the panel that was come back from. */
  left: Mode;
  onSave: () => Promise<void>;
  onReset: () => void;
  onMode: (mode: Mode) => void;
}

/** What may be done with the list as it stands. */
export function ViewActions({ state, left, onSave, onReset, onMode }: ViewActionsProps) {
  const t = useTranslations("views");
  const [saving, setSaving] = useState(false);
  const { view, changed } = state;

  async function save() {
    setSaving(true);
    try {
      await onSave();
    } finally {
      setSaving(false);
    }
  }

  return (
    <div className="flex flex-wrap gap-1">
      {changed && view?.kept?.editable ? (
        <Button size="sm" variant="primary" loading={saving} onClick={() => void save()}>
          {t(view.kept.shared ? "saveForTeam" : "save")}
        </Button>
      ) : null}
      <Button
        ref={left === "name" ? focusOnce : undefined}
        size="sm"
        onClick={() => onMode("name")}
      >
        {t("saveAs")}
      </Button>
      {changed ? (
        <Button size="sm" variant="ghost" onClick={onReset}>
          {t("reset")}
        </Button>
      ) : null}
      <Button
        ref={left === "manage" ? focusOnce : undefined}
        size="sm"
        variant="ghost"
        className="ml-auto"
        onClick={() => onMode("manage")}
      >
        {t("manage")}
      </Button>
    </div>
  );
}
