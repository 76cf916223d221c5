"use client";

import { useSyncExternalStore } from "react";
import { type ExportQuestion, type ExportState, exportDialog, exportState } from "./export-state";

const IDLE: ExportState = { kind: "idle" };

/** How the export of this tab goes. */
export function useExportState(): ExportState {
  return useSyncExternalStore(exportState.subscribe, exportState.current, () => IDLE);
}

/** What the open dialog is about; null while it is closed. */
export function useExportQuestion(): ExportQuestion | null {
  return useSyncExternalStore(exportDialog.subscribe, exportDialog.current, () => null);
}
