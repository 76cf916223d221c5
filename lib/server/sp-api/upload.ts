import "server-only";
import { createCipheriv, createHash } from "node:crypto";
import { type Sleep, sleep as sleepForReal } from "@/lib/server/cache/priority";
import type { DOCUMENT_TYPES } from "@/lib/server/sp-api/operations/documents";
import type { CallOptions, SpApi } from "./contract";
import { SpApiError } from "./errors";
import { exchange, type Fetch } from "./http";
import { backoff, isPassing } from "./retry";
import type { UploadDestination } from "./wire-actions";

type DocumentType = (typeof DOCUMENT_TYPES)[number];

const MIME: Record<DocumentType, string> = {
  TIFF: "image/tiff",
  JPG: "image/jpeg",
  JPEG: "image/jpeg",
  PNG: "image/png",
  GIF: "image/gif",
  PDF: "application/pdf",
};

const KEY_BYTES: ReadonlySet<number> = new Set([16, 24, 32]);
const BLOCK_BYTES = 16;

const TRIES = 3;
const TIMEOUT_MS = 60_000;
/** As the address in Amazon's sandbox says: `X-Amz-Expires=300`. */
const LIFE_MS = 300_000;

export type UploadParts = {
  api: Pick<SpApi, "createServiceDocumentUploadDestination">;
  fetch?: Fetch;
  now?: () => number;
  random?: () => number;
  sleep?: Sleep;
};

/** What the fulfilment data names the document by. */
export type Uploaded = {
  uploadDestinationId: string;
  /** Of the file as it was, in base64. */
  contentSha256: string;
  /** Epoch milliseconds after which Amazon no longer takes it. */
  expiresAt: number;
};

/**
 * Encrypts a document and brings it to a place of Amazon's own: AES in CBC with PKCS5 padding, as
 * Amazon's documents helper does, then PUT with the headers that Amazon announced and no other. The
 * bytes are in memory only. Rejects with SpApiError; key, vector and address are in no error. A place
 * that was not used harms nobody, so a failed upload may simply be tried once more from the start.
 */
export async function uploadDocument(
  parts: UploadParts,
  { bytes, contentType }: { bytes: Uint8Array; contentType: DocumentType },
  options: CallOptions = {},
): Promise<Uploaded> {
  const now = parts.now ?? Date.now;
  const body = { contentType, contentLength: bytes.byteLength };
  const { data: place } = await parts.api.createServiceDocumentUploadDestination({ body }, options);
  const expiresAt = now() + LIFE_MS;
  await put(
    parts,
    place,
    { body: encrypted(bytes, place), mime: MIME[contentType] },
    options.signal,
  );
  const contentSha256 = createHash("sha256").update(bytes).digest("base64");
  return { uploadDestinationId: place.uploadDestinationId, contentSha256, expiresAt };
}

/** The length of the key decides between AES-128 and AES-256; Node's padding is PKCS5's for this block. */
function encrypted(bytes: Uint8Array, { key, initializationVector }: UploadDestination): Buffer {
  const secret = Buffer.from(key, "base64");
  const vector = Buffer.from(initializationVector, "base64");
  if (!KEY_BYTES.has(secret.length) || vector.length !== BLOCK_BYTES) {
    throw new SpApiError({ kind: "invalid_answer" });
  }
  const cipher = createCipheriv(`aes-${secret.length * 8}-cbc`, secret, vector);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

async function put(
  parts: UploadParts,
  { url, headers }: UploadDestination,
  { body, mime }: { body: Buffer; mime: string },
  signal: AbortSignal | undefined,
): Promise<void> {
  const { fetch: ask = fetch, now = Date.now, random = Math.random } = parts;
  const named = Object.keys(headers).some((name) => name.toLowerCase() === "content-type");
  const init: RequestInit = {
    method: "PUT",
    headers: named ? headers : { ...headers, "content-type": mime },
    body: new Uint8Array(body),
  };
  for (let failures = 1; ; failures++) {
    const failure = await failureOfPut(() =>
      exchange({ fetch: ask, now }, url, init, TIMEOUT_MS, signal),
    );
    if (failure === null) return;
    if (failures >= TRIES || !isPassing(failure)) throw failure;
    await (parts.sleep ?? sleepForReal)(backoff(failures, random), signal);
  }
}

/** The store's answers are XML, which may hold what was signed: nothing of them is kept. */
async function failureOfPut(
  send: () => Promise<{ status: number; requestId: string | null }>,
): Promise<SpApiError | null> {
  try {
    const { status } = await send();
    if (status >= 200 && status < 300) return null;
    const message = "The document could not be uploaded.";
    return new SpApiError({ kind: status >= 500 ? "unavailable" : "rejected", message, status });
  } catch (error) {
    if (error instanceof SpApiError) return error;
    throw error;
  }
}
