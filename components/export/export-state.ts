import { useSyncExternalStore } from "react";
import { createObservable } from "@/components/ui/observable";
import type { Problem } from "@/lib/http/problem";
import type { ExportColumnId } from "@/lib/jobs/export-columns";
import type { CsvStyle } from "@/lib/jobs/export-csv";
import type { ExportLack } from "@/lib/jobs/export-records";
import { type JobsSearch, searchToString } from "@/lib/search/jobs-search";
import type { Pace } from "./pace";

export const EXPORT_FORMATS = ["xlsx", "excel", "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Everything that a search finds, as it stands in the address of the jobs page. */
export type ExportQuestion = {
  /** The search, serialised. */
  query: string;
  /** How many jobs the page counts; null when Amazon gave none, or nothing is there yet. */
  total: number | null;
  /** In which times are written. */
  zone: string;
  /** The columns that the table shows, in their order. */
  shown: readonly string[];
};

/** The form of the file: the stream's own lines, a table, or a workbook whose sheet has a name. */
export type FileForm =
  | { kind: "json" }
  | {
      kind: "xlsx";
      columns: readonly ExportColumnId[];
      /** One for each column. */
      headings: readonly string[];
      sheet: string;
    }
  | {
      kind: "csv";
      columns: readonly ExportColumnId[];
      /** One for each column. */
      headings: readonly string[];
      style: CsvStyle;
    };

export type ExportOrder = ExportQuestion & {
  form: FileForm;
  /** Whether the person chose the file beforehand; otherwise the browser saves it at the end. */
  toFile: boolean;
};

/** Why a file is not whole. Beside Amazon's reasons: what went wrong between the server and the file. */
export type Shortfall = Pick<ExportLack, "reason" | "missing" | "unwritten" | "resume">;

type Progress = { order: ExportOrder; rows: number; total: number | null };

export type ExportState =
  | { kind: "idle" }
  | ({ kind: "starting" } & Progress)
  | ({ kind: "waiting"; problem: Problem /** Epoch ms. */; until: number } & Progress)
  | ({ kind: "refused"; problem: Problem } & Progress)
  | ({ kind: "running"; pace: Pace } & Progress)
  | ({ kind: "complete"; fileName: string } & Progress)
  | ({
      kind: "incomplete";
      shortfall: Shortfall /** Null as long as the file is not saved. */;
      fileName: string | null;
    } & Progress);

/** The one export of this tab. It outlives the screen that began it. */
export const exportState = createObservable<ExportState>({ kind: "idle" });

/** What the open dialog is about; null while it is closed. */
export const exportDialog = createObservable<ExportQuestion | null>(null);

const IDLE: ExportState = { kind: "idle" };

type ExportTarget = Omit<ExportQuestion, "query"> & { search: JobsSearch };

/** Opens the dialog for everything that a search finds. */
export function openExport({ search, ...target }: ExportTarget): void {
  exportDialog.set({ ...target, query: searchToString({ ...search, job: null }) });
}

/** How the export of this tab goes. */
export function useExportState(): ExportState {
  return useSyncExternalStore(exportState.subscribe, exportState.current, () => IDLE);
}

/** What the open dialog is about; null while it is closed. */
export function useExportQuestion(): ExportQuestion | null {
  return useSyncExternalStore(exportDialog.subscribe, exportDialog.current, () => null);
}

export function isUnderWay({ kind }: ExportState): boolean {
  return kind === "starting" || kind === "waiting" || kind === "running";
}

/** Whether leaving the page would lose something. */
export function isUnsaved(state: ExportState): boolean {
  if (state.kind === "incomplete") return state.fileName === null && state.rows > 0;
  return isUnderWay(state) || (state.kind === "refused" && state.rows > 0);
}
