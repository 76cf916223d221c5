import "server-only";
import type { DocumentType } from "@/lib/actions/documents";

/**
 * A picture without what a camera or a program wrote beside it: where it was taken, when, with what, and
 * small copies of it. The picture itself stays as it is, to the byte. Works in the same memory, which it
 * overwrites; other documents stay as they came. Null for a picture that cannot be read to its end.
 */
export function withoutMetadata(bytes: Buffer, type: DocumentType): Buffer | null {
  if (type === "JPEG") return cleanJpeg(bytes);
  return type === "PNG" ? cleanPng(bytes) : bytes;
}

/** Moves what is kept of a buffer to its beginning. */
function keeper(bytes: Buffer) {
  let kept = 0;
  return {
    keep(from: number, to: number) {
      bytes.copyWithin(kept, from, to);
      kept += to - from;
    },
    write(piece: Buffer) {
      kept += piece.copy(bytes, kept);
    },
    all: () => bytes.subarray(0, kept),
  };
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const EXIF_SEGMENT = 0xe1;
const COMMENT = 0xfe;

/** The segments of applications without which colours would be others: ISO 10918-6, the ICC's profile. */
const OF_COLOURS = new Map([
  [0xe0, "JFIF\0"],
  [0xe2, "ICC_PROFILE\0"],
  [0xee, "Adobe"],
]);

/** Keeps what a picture is made of (ITU T.81, annex B). What lies behind its end is no part of it. */
function cleanJpeg(bytes: Buffer): Buffer | null {
  const kept = keeper(bytes);
  kept.keep(0, 2);
  for (let at = 2; ; ) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker === END_OF_IMAGE) {
      kept.keep(at, at + 2);
      return kept.all();
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    if (marker === EXIF_SEGMENT) {
      const turned = orientationIn(bytes.subarray(at + 4, end));
      // What is written must fit where the segment was.
      if (turned !== null && end - at >= ORIENTED.length) kept.write(oriented(turned));
    } else if (isOfPicture(marker, bytes.subarray(at + 4, end))) {
      kept.keep(at, end);
    }
    at = end;
    if (marker !== START_OF_SCAN) continue;
    const stop = endOfScan(bytes, at);
    kept.keep(at, stop);
    at = stop;
  }
}

function isOfPicture(marker: number, content: Buffer): boolean {
  const isApplications = marker >= 0xe0 && marker <= 0xef;
  if (!isApplications) return marker !== COMMENT;
  const name = OF_COLOURS.get(marker);
  return name !== undefined && content.subarray(0, name.length).equals(Buffer.from(name, "latin1"));
}

/** Where the next segment begins: 0xFF is followed by 0 where it is data, and by a number at a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const ORIENTATION_TAG = 0x0112;

/** A whole Exif segment that says which way is up, and nothing else. */
const ORIENTED = Buffer.concat([
  Buffer.from("ffe10022", "hex"),
  Buffer.from("Exif\0\0", "latin1"),
  Buffer.from("4d4d002a00000008000101120003000000010001000000000000", "hex"),
]);
const ORIENTATION_AT = 29;

function oriented(orientation: number): Buffer {
  const segment = Buffer.from(ORIENTED);
  segment[ORIENTATION_AT] = orientation;
  return segment;
}

/** Which way is up, where that is not as the picture lies: 2 to 8 (Exif 2.32, section 4.6.4). */
function orientationIn(segment: Buffer): number | null {
  if (segment.toString("latin1", 0, 6) !== "Exif\0\0") return null;
  const tiff = segment.subarray(6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const first = long(4);
    for (let index = 0; index < short(first); index++) {
      const entry = first + 2 + index * 12;
      if (short(entry) !== ORIENTATION_TAG) continue;
      const value = short(entry + 8);
      return value >= 2 && value <= 8 ? value : null;
    }
  } catch {
    // A table that points out of its segment says nothing.
  }
  return null;
}

/** The chunks that a picture is made of, and those that its colours and its size depend on (PNG, third edition). */
const OF_PICTURE: ReadonlySet<string> = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND", "tRNS"],
  ...["cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs"],
]);

function cleanPng(bytes: Buffer): Buffer | null {
  const kept = keeper(bytes);
  kept.keep(0, 8);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (OF_PICTURE.has(name)) kept.keep(at, end);
    if (name === "IEND") return kept.all();
    at = end;
  }
  return null;
}
