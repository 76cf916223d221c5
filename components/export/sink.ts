import type { ExportFormat, FileForm } from "./export-state";

/** Where the bytes of an export go. */
export type Sink = {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /**
   * Makes a file of what was written, closed by `end`, and resolves with its name. Writing may go on
   * afterwards: `end` is taken off again.
   */
  save: (end: Uint8Array<ArrayBuffer>, suggestedName: string) => Promise<string>;
  discard: () => Promise<void>;
  /** Forgets what was written; the next write begins the file anew. */
  reset: () => Promise<void>;
};

/** Chunks are put into one blob from here on, which the browser may hold outside of memory. */
const GATHER_BYTES = 8_000_000;

/**
 * Keeps the file in the browser until it is whole.
 * @param download hands it to the person
 * @param finish makes the file of what was written, where that is not the file itself
 */
export function createMemorySink(
  download: (file: Blob, name: string) => void,
  finish = async (written: Blob) => written,
): Sink {
  let blobs: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;

  async function reset(): Promise<void> {
    blobs = [];
    chunks = [];
    size = 0;
  }

  return {
    async write(bytes) {
      chunks.push(bytes);
      size += bytes.length;
      if (size < GATHER_BYTES) return;
      blobs.push(new Blob(chunks));
      chunks = [];
      size = 0;
    },
    async save(end, name) {
      const type = name.endsWith(".csv") ? "text/csv;charset=utf-8" : "application/x-ndjson";
      download(await finish(new Blob([...blobs, ...chunks, end], { type })), name);
      return name;
    },
    discard: reset,
    reset,
  };
}

/** A file as the File System Access API hands it out. */
export type FileHandle = {
  name: string;
  createWritable: (options?: { keepExistingData?: boolean }) => Promise<FileWriter>;
};

type FileWriter = {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  truncate: (size: number) => Promise<void>;
  seek: (position: number) => Promise<void>;
  close: () => Promise<void>;
  abort: () => Promise<void>;
};

/** Writes into a file that the person chose. The file itself changes when it is saved. */
export function createFileSink(handle: FileHandle): Sink {
  let writer: FileWriter | null = null;
  let size = 0;

  async function opened(): Promise<FileWriter> {
    if (writer) return writer;
    writer = await handle.createWritable({ keepExistingData: size > 0 });
    if (size > 0) {
      await writer.truncate(size);
      await writer.seek(size);
    }
    return writer;
  }

  async function close(): Promise<void> {
    await writer?.abort();
    writer = null;
  }

  return {
    async write(bytes) {
      await (await opened()).write(bytes);
      size += bytes.length;
    },
    async save(end) {
      const file = await opened();
      await file.write(end);
      await file.close();
      writer = null;
      return handle.name;
    },
    discard: close,
    async reset() {
      await close();
      size = 0;
    },
  };
}

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
export function downloadSink(form: FileForm): Sink {
  if (form.kind !== "xlsx") return createMemorySink(download);
  return createMemorySink(download, async (written) => {
    const { workbookOf } = await import("./xlsx-file");
    return workbookOf(written, form);
  });
}

/** Lets the browser save a file. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS);
}
