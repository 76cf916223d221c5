"use client";
import { useEffect, useState } from "react";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import type { Role } from "@/lib/access/permissions";
import { isUnsaved, useExportQuestion, useExportState } from "./export-state";

/** The code of an export is no part of the first load. */
export const exportDialogCode = lazyCode(() =>
  import("./export-dialog").then((module) => module.ExportDialog),
);

const exportPanelCode = lazyCode(() =>
  import("./export-panel").then((module) => module.ExportPanel),
);

/** The export of this tab on whichever page the person is: its dialog, or a small panel. */
export function ExportHost({ role }: { role: Role }) {
  const question = useExportQuestion();
  const state = useExportState();
  const unsaved = isUnsaved(state);
  // A dialog that stays mounted closes with a motion and gives the focus back.
  const [shown, setShown] = useState(question);
  if (question !== null && question !== shown) setShown(question);

  const asked = question !== null;
  const begun = state.kind !== "idle";
  // The outside system is the network.
  useEffect(() => {
    if (asked) exportDialogCode.load();
    if (begun) exportPanelCode.load();
  }, [asked, begun]);

  // The outside system is the window, which asks before it lets an unsaved export go.
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);

  return (
    <>
      {shown === null ? null : (
        <LazyPart
          code={exportDialogCode}
          props={{ question: shown, open: question !== null, role }}
        />
      )}
      {state.kind === "idle" ? null : (
        <LazyPart code={exportPanelCode} props={{ state, hidden: question !== null }} />
      )}
    </>
  );
}
