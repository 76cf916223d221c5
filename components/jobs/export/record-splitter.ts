const QUOTE = 0x22;
const LINE_FEED = 0x0a;

export type RecordSplitter = {
  /** The records that this chunk completes, each with its line end. */
  push: (chunk: Uint8Array) => Uint8Array[];
  /** What is left without a line end. */
  rest: () => Uint8Array;
};

/**
 * Cuts a stream of UTF-8 into records wherever chunks begin and end. In CSV a line feed inside quotes
 * belongs to its cell (RFC 4180); a quote doubled inside a cell closes and opens it again.
 */
export function createRecordSplitter({ quotes }: { quotes: boolean }): RecordSplitter {
  let rest: Uint8Array = new Uint8Array();
  let quoted = false;

  return {
    push(chunk) {
      const records: Uint8Array[] = [];
      let start = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const byte = chunk[at];
        if (byte === QUOTE) quoted = quotes && !quoted;
        else if (byte === LINE_FEED && !quoted) {
          const end = chunk.subarray(start, at + 1);
          records.push(rest.length === 0 ? end : joined([rest, end]));
          rest = new Uint8Array();
          start = at + 1;
        }
      }
      if (start < chunk.length) {
        const open = chunk.subarray(start);
        rest = rest.length === 0 ? open.slice() : joined([rest, open]);
      }
      return records;
    },
    rest: () => rest,
  };
}

/** The same bytes in one piece. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
