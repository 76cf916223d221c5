"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { newViewId } from "@/lib/views/view-limits";
import { useViewChanges } from "./use-view-changes";
import type { ViewsState } from "./use-views";
import { ViewList } from "./view-list";
import { focusOnce, type NewView, ViewNameForm } from "./view-name-form";
import { ViewsManager } from "./views-manager";

/** The parts of the panel. */
type Mode = "choose" | "name" | "manage";

interface ViewsPanelProps {
  state: ViewsState;
  /** The panel has served its purpose. */
  onDone: () => void;
}

/** Choosing a view, saving the present list as one, and managing the views. */
export function ViewsPanel({ state, onDone }: ViewsPanelProps) {
  const changes = useViewChanges();
  const [mode, setMode] = useState<Mode>("choose");
  const [left, setLeft] = useState<Mode>("choose");
  const { saved, view, present } = state;

  function back() {
    setLeft(mode);
    setMode("choose");
  }

  async function saveAs(wanted: NewView) {
    const id = newViewId();
    if (!(await changes.add({ id, ...wanted, ...present }))) return;
    state.settle(id);
    onDone();
  }

  if (mode === "manage") {
    return <ViewsManager saved={saved} changes={changes} onBack={back} />;
  }
  return (
    <>
      <ReadFailure {...state} />
      <ViewList state={state} onShown={onDone} />
      <div className="-mx-1.5 mt-1.5 -mb-1.5 flex flex-col gap-1.5 border-t border-line p-1.5">
        {mode === "name" ? (
          <ViewNameForm onSave={saveAs} onCancel={back} />
        ) : (
          <ViewActions
            state={state}
            left={left}
            onSave={async () => {
              if (view && (await changes.change(view, present))) onDone();
            }}
            onReset={() => {
              state.show(view);
              onDone();
            }}
            onMode={setMode}
          />
        )}
      </div>
    </>
  );
}

/** Says that the views could not be read. */
function ReadFailure({ failed, stored, retry }: ViewsState) {
  const t = useTranslations("views.failed");
  if (!failed) return null;
  return (
    <div className="mb-1.5">
      <Banner
        kind="error"
        title={t(stored === null ? "never" : "stale")}
        action={
          <Button size="sm" onClick={retry}>
            {t("retry")}
          </Button>
        }
      >
        {t("text")}
      </Banner>
    </div>
  );
}

interface ViewActionsProps {
  state: ViewsState;
  /** The part of the panel that was come back from. */
  left: Mode;
  onSave: () => Promise<void>;
  onReset: () => void;
  onMode: (mode: Mode) => void;
}

/** What may be done with the list as it stands. */
function ViewActions({ state, left, onSave, onReset, onMode }: ViewActionsProps) {
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
