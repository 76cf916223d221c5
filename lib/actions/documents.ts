/** What Amazon takes as a document (Services API v1 model, `ServiceUploadDocument`). */
export type DocumentType = "TIFF" | "JPEG" | "PNG" | "GIF" | "PDF";

/** The most that a document may have, in bytes (Services API v1 model, `ServiceUploadDocument`). */
export const LONGEST_DOCUMENT = 5_242_880;

/** Names a document that was uploaded: by its place, and by the hash that Amazon compares it with. */
export type DocumentRef = {
  id: string;
  /** SHA-256 of what was uploaded, in base64. */
  sha256: string;
};

/** What `POST /api/jobs/[id]/documents` answers. */
export type UploadedDocument = DocumentRef & {
  type: DocumentType;
  /** Of what was uploaded: without what a camera wrote beside the picture. */
  bytes: number;
  /** ISO 8601: until then a visit can be given the document. */
  readyUntil: string;
};

/** How a file of each kind begins; two have two ways. */
const BEGINNINGS: readonly [DocumentType, readonly number[]][] = [
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["PDF", letters("%PDF-")],
  ["GIF", letters("GIF87a")],
  ["GIF", letters("GIF89a")],
  ["TIFF", [0x49, 0x49, 0x2a, 0x00]],
  ["TIFF", [0x4d, 0x4d, 0x00, 0x2a]],
];

/** As many bytes as are needed to say what a document is. */
export const TELLING_BYTES = 8;

/** What a file is by what it begins with, whatever its name says; null for what Amazon does not take. */
export function documentTypeOf(bytes: Uint8Array): DocumentType | null {
  const found = BEGINNINGS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  return found?.[0] ?? null;
}

function letters(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
