import type { ExportFormat } from "./export-state";
import { createFileSink, createMemorySink, type Sink } from "./sink";

declare global {
  interface Window {
    /** File System Access API; only some browsers have it. */
    showSaveFilePicker?: (options: {
      suggestedName: string;
      types: FileType[];
    }) => Promise<FileSystemFileHandle>;
  }
}

const REVOKE_MS = 60_000;

type FileType = { description: string; accept: Record<string, string[]> };

const TYPES: Record<"csv" | "jsonl", FileType> = {
  csv: { description: "CSV", accept: { "text/csv": [".csv"] } },
  jsonl: { description: "JSON Lines", accept: { "application/x-ndjson": [".jsonl"] } },
};

export function canChooseFile(): boolean {
  return window.showSaveFilePicker !== undefined;
}

/**
 * Asks for the file to write into; call it straight from a click. Null when the person chose none.
 * @param today a day such as `2026-11-24`, for the name
 */
export async function chooseFile(format: ExportFormat, today: string): Promise<Sink | null> {
  const extension = format === "json" ? "jsonl" : "csv";
  try {
    const handle = await window.showSaveFilePicker?.({
      suggestedName: `service-jobs-${today}.${extension}`,
      types: [TYPES[extension]],
    });
    return handle === undefined ? null : createFileSink(handle);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    throw error;
  }
}

/** Keeps the file in the browser and lets it download when it is whole. */
export function downloadSink(): Sink {
  return createMemorySink((file, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS);
  });
}
