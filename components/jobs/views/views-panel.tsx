"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { Button } from "@/components/ui/button";
import { isStartingView } from "@/lib/jobs/views/starting-views";
import { focusOnce } from "./focus-once";
import { useViewChanges } from "./use-view-changes";
import type { ViewsState } from "./use-views";
import { ViewLink } from "./view-link";
import { ViewNameForm } from "./view-name-form";
import { ViewsManager } from "./views-manager";

export interface ViewsPanelProps {
  state: ViewsState;
  /** The panel has served its purpose. */
  onDone: () => void;
}

type Mode = "choose" | "name" | "manage";

/** Choosing a view, keeping the present list as one, and putting the views in order. */
export function ViewsPanel({ state, onDone }: ViewsPanelProps) {
  const t = useTranslations("views");
  const changes = useViewChanges();
  const [mode, setMode] = useState<Mode>("choose");
  const [left, setLeft] = useState<Mode>("choose");
  const { book, view, changed, present } = state;

  function back() {
    setLeft(mode);
    setMode("choose");
  }

  async function saveAs(name: string) {
    const id = crypto.randomUUID();
    if (!(await changes.save({ id, name, ...present }))) return;
    state.settle(id);
    onDone();
  }

  async function save() {
    if (view && (await changes.save({ ...view, ...present }))) onDone();
  }

  if (mode === "manage") {
    return <ViewsManager book={book} changes={changes} onBack={back} />;
  }
  return (
    <>
      <ul
        aria-label={t("title")}
        onKeyDown={(event) => arrowFocus(event, "a")}
        className="max-h-[50dvh] overflow-y-auto"
      >
        {[null, ...book.views].map((entry) => (
          <li key={entry?.id ?? ""}>
            <ViewLink view={entry} state={state} onShown={onDone} />
          </li>
        ))}
      </ul>
      <div className="-mx-1.5 mt-1.5 -mb-1.5 flex flex-col gap-1.5 border-t border-line p-1.5">
        {mode === "name" ? (
          <ViewNameForm onName={(name) => void saveAs(name)} onCancel={back} />
        ) : (
          <div className="flex flex-wrap gap-1">
            {changed && view && !isStartingView(view.id) ? (
              <Button size="sm" variant="primary" onClick={() => void save()}>
                {t("save")}
              </Button>
            ) : null}
            <Button
              ref={left === "name" ? focusOnce : undefined}
              size="sm"
              onClick={() => setMode("name")}
            >
              {t("saveAs")}
            </Button>
            {changed ? (
              <Button
                size="sm"
                variant="ghost"
                onClick={() => {
                  state.show(view);
                  onDone();
                }}
              >
                {t("reset")}
              </Button>
            ) : null}
            <Button
              ref={left === "manage" ? focusOnce : undefined}
              size="sm"
              variant="ghost"
              className="ml-auto"
              onClick={() => setMode("manage")}
            >
              {t("manage")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
