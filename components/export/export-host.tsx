"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import type { Role } from "@/lib/access/role";
import { isUnsaved, useExportQuestion, useExportState } from "./export-state";

/** The code of an export is no part of the first load. */
export const loadExportDialog = () =>
  import("./export-dialog").then((module) => module.ExportDialog);

const loadExportPanel = () => import("./export-panel").then((module) => module.ExportPanel);

const ExportDialog = dynamic(loadExportDialog, { ssr: false });
const ExportPanel = dynamic(loadExportPanel, { ssr: false });

/** The export of this tab on whichever page the person is: its dialog, or a small panel. */
export function ExportHost({ role }: { role: Role }) {
  const question = useExportQuestion();
  const state = useExportState();
  const unsaved = isUnsaved(state);
  // A dialog that stays mounted closes with a motion and gives the focus back.
  const [shown, setShown] = useState(question);
  if (question !== null && question !== shown) setShown(question);

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
        <ExportDialog question={shown} open={question !== null} role={role} />
      )}
      {state.kind === "idle" ? null : <ExportPanel state={state} hidden={question !== null} />}
    </>
  );
}
