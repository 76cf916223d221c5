"use client";

import { CompleteExport, IncompleteExport, RefusedExport } from "./export-outcome";
import { RunningExport, StartingExport, WaitingExport } from "./export-progress";
import type { ExportState } from "./export-state";

/** How the export goes, in the dialog and in the panel alike. */
export function ExportView({ state }: { state: ExportState }) {
  switch (state.kind) {
    case "idle":
      return null;
    case "starting":
      return <StartingExport />;
    case "waiting":
      return <WaitingExport state={state} />;
    case "refused":
      return <RefusedExport state={state} />;
    case "running":
      return <RunningExport state={state} />;
    case "complete":
      return <CompleteExport state={state} />;
    case "incomplete":
      return <IncompleteExport state={state} />;
  }
}
