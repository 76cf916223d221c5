/** Where the bytes of an export go. */
export type Sink = {
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /**
   * Makes a file of what was written, closed by `end`, and resolves with its name. Writing may go on
   * afterwards: `end` is taken off again.
   */
  save: (end: Uint8Array<ArrayBuffer>, suggestedName: string) => Promise<string>;
  discard: () => Promise<void>;
};

/** Pieces are put into one blob from here on, which the browser may keep outside of memory. */
const GATHER_BYTES = 8_000_000;

/** Keeps the file in the browser until it is whole. @param deliver hands it to the person */
export function createMemorySink(deliver: (file: Blob, name: string) => void): Sink {
  let kept: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;

  return {
    async write(bytes) {
      pieces.push(bytes);
      size += bytes.length;
      if (size < GATHER_BYTES) return;
      kept.push(new Blob(pieces));
      pieces = [];
      size = 0;
    },
    async save(end, name) {
      const type = name.endsWith(".csv") ? "text/csv;charset=utf-8" : "application/x-ndjson";
      deliver(new Blob([...kept, ...pieces, end], { type }), name);
      return name;
    },
    async discard() {
      kept = [];
      pieces = [];
    },
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
    async discard() {
      await writer?.abort();
      writer = null;
    },
  };
}
