import "server-only";
import { createDecipheriv, createHash } from "node:crypto";
import { type Answer, jsonAnswer } from "@/lib/server/simulator/answer";
import type { Random } from "@/lib/server/simulator/random";
import { type Asked, missing, unprocessable } from "./asked";
import { fieldsOf } from "./availability";

export const UPLOAD_PATH = "/_upload/";

/** Stands in front of every key, so that one that leaks is known for what it is. */
export const KEY_MARK = "sim-aes-k";

const LIFE_SECONDS = 300;
const LONGEST = 5_242_880;

type FileType = { mime: string; isOne: (bytes: Buffer) => boolean };

const begins =
  (...starts: readonly string[]) =>
  (bytes: Buffer) =>
    starts.some((start) => bytes.subarray(0, start.length / 2).toString("hex") === start);
const JPEG: FileType = { mime: "image/jpeg", isOne: begins("ffd8ff") };

const TYPES: ReadonlyMap<unknown, FileType> = new Map([
  ["TIFF", { mime: "image/tiff", isOne: begins("49492a00", "4d4d002a") }],
  ["JPG", JPEG],
  ["JPEG", JPEG],
  ["PNG", { mime: "image/png", isOne: begins("89504e47") }],
  ["GIF", { mime: "image/gif", isOne: begins("474946") }],
  ["PDF", { mime: "application/pdf", isOne: begins("25504446") }],
]);

/** What every scanner for malware takes for malware, and which is none. */
const EICAR = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

type Place = {
  key: Buffer;
  vector: Buffer;
  mime: string;
  isType: FileType["isOne"];
  contentLength: number;
  expiresAt: number;
  signature: string;
  /** What was found in the upload, whose bytes are not kept. */
  upload: Upload | null;
};

type Upload = { problem: string | null; sha256: string; bytes: number };

const NOT_UPLOADED = "Document encrypted not found or exist. Please review document uploaded";
const UNDECIPHERED = "Document failed to decrypt or decipher. Please review the uploaded document";

export type Documents = ReturnType<typeof createDocuments>;

/** Where documents go: places with a key each, and the host that the encrypted bytes are brought to. */
export function createDocuments({ random, now }: { random: Random; now: () => number }) {
  const places = new Map<string, Place>();
  let origin = "";

  return {
    /** Where this stand-in listens. */
    setOrigin(url: string) {
      origin = url;
    },
    /** Amazon: `createServiceDocumentUploadDestination`. */
    create(asked: Asked): Answer {
      const { contentType, contentLength } = fieldsOf(asked.body);
      const absent = [
        ...(contentType === undefined ? ["contentType"] : []),
        ...(contentLength === undefined ? ["contentLength"] : []),
      ];
      if (absent.length > 0) throw missing(...absent);
      const type = TYPES.get(contentType);
      if (!type) {
        throw unprocessable(
          "contentType parameter is invalid. Use one of ['TIFF', 'JPG', 'PNG', 'JPEG', 'GIF', 'PDF']",
        );
      }
      if (typeof contentLength !== "number" || contentLength < 1 || contentLength > LONGEST) {
        throw missing("contentLength");
      }
      const id = `amzn1.tortuga.3.${random.uuid()}.T${random.code(13)}`;
      const place: Place = {
        key: Buffer.from(`${KEY_MARK}${random.code(32 - KEY_MARK.length)}`),
        vector: Buffer.from(`${KEY_MARK}${random.code(16 - KEY_MARK.length)}`),
        mime: type.mime,
        isType: type.isOne,
        contentLength,
        expiresAt: now() + LIFE_SECONDS * 1000,
        signature: random.code(32),
        upload: null,
      };
      places.set(id, place);
      const query = new URLSearchParams({
        "X-Amz-SignedHeaders": "content-type;host",
        "X-Amz-Expires": String(LIFE_SECONDS),
        "X-Amz-Signature": place.signature,
      });
      return jsonAnswer(200, {
        payload: {
          uploadDestinationId: id,
          url: `${origin}${UPLOAD_PATH}${id}?${query}`,
          encryptionDetails: {
            standard: "AES",
            key: place.key.toString("base64"),
            initializationVector: place.vector.toString("base64"),
          },
          headers: { "content-type": type.mime },
        },
      });
    },
    /** The PUT of the host, which answers as a store for files does. */
    receive(request: { path: string; query: string; contentType: string; bytes: Buffer }): Answer {
      const place = places.get(request.path.slice(UPLOAD_PATH.length));
      const signature = new URLSearchParams(request.query).get("X-Amz-Signature");
      if (!place || signature !== place.signature || request.contentType !== place.mime) {
        return storeAnswer(403, "SignatureDoesNotMatch");
      }
      if (now() > place.expiresAt) return storeAnswer(403, "AccessDenied");
      place.upload = examine(place, request.bytes);
      return storeAnswer(200);
    },
    /** What is wrong with the documents that a visit is given, in Amazon's words. */
    judge(value: unknown): string[] {
      if (value === undefined) return [];
      const documents: unknown[] = Array.isArray(value) ? value : [];
      return documents.flatMap((one) => {
        const { uploadDestinationId, contentSha256 } = fieldsOf(one);
        const place = places.get(String(uploadDestinationId));
        const reason = place
          ? problemOf(place, contentSha256, now())
          : "Input document id does not exist. Please check the input";
        const lead = "Failed to process proof of appointment input. Reason:";
        return reason === null ? [] : [`${lead} ${reason}`];
      });
    },
  };
}

function problemOf(place: Place, sha256: unknown, now: number): string | null {
  const { upload } = place;
  // Amazon's sandbox knows ids that have expired; nobody says when, so they do with their addresses.
  if (now > place.expiresAt)
    return "Input document parameters are invalid. Please check the input.";
  if (!upload) return NOT_UPLOADED;
  if (upload.problem !== null || upload.sha256 === sha256) return upload.problem;
  return "Document failed to meet sanity check. Could not get a Sha256 Message Digest instance. Please review document uploaded";
}

function examine(place: Place, encrypted: Buffer): Upload {
  const bytes = decrypted(place, encrypted);
  if (bytes === null) return { problem: UNDECIPHERED, sha256: "", bytes: 0 };
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  return { problem: problemIn(place, bytes), sha256, bytes: bytes.length };
}

function problemIn({ isType, contentLength }: Place, bytes: Buffer): string | null {
  if (bytes.includes(EICAR)) {
    return "Document failed to meet malware check. Please review document uploaded";
  }
  if (bytes.length !== contentLength || bytes.length > LONGEST) {
    return "Document failed to meet content length restrictions. Please review document uploaded";
  }
  return isType(bytes)
    ? null
    : "Document failed to meet content type restrictions. Please review document uploaded";
}

function decrypted({ key, vector }: Place, encrypted: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, vector);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    return null;
  }
}

function storeAnswer(status: number, code?: string): Answer {
  const body = code ? `<?xml version="1.0"?>\n<Error><Code>${code}</Code></Error>` : "";
  const headers = { "content-type": "application/xml" };
  return { status, body, headers, transmission: "whole", delayMs: 0 };
}
