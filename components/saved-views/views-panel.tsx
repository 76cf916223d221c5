"use client";

import { useState } from "react";
import { newViewId } from "@/lib/views/view-limits";
import { useViewChanges } from "./use-view-changes";
import type { ViewsState } from "./use-views";
import { type Mode, ViewActions } from "./view-actions";
import { ViewList } from "./view-list";
import { type NewView, ViewNameForm } from "./view-name-form";
import { ViewNotices } from "./view-notices";
import { ViewsManager } from "./views-manager";

export interface ViewsPanelProps {
  state: ViewsState;
  /** The panel has served its purpose. */
  onDone: () => void;
}

/** Choosing a view, keeping the present list as one, and putting the views in order. */
export function ViewsPanel({ state, onDone }: ViewsPanelProps) {
  const changes = useViewChanges();
  const [mode, setMode] = useState<Mode>("choose");
  const [left, setLeft] = useState<Mode>("choose");
  const { book, view, present } = state;

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
    return <ViewsManager book={book} changes={changes} onBack={back} />;
  }
  return (
    <>
      <ViewNotices {...state} />
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
