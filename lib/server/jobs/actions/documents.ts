import "server-only";
import type { User } from "@/lib/access/user";
import { documentTypeOf, LONGEST_DOCUMENT, type UploadedDocument } from "@/lib/actions/documents";
import { type ParameterError, ProblemError } from "@/lib/http/problem";
import { noteFirst } from "@/lib/server/http/audit";
import { refuseStrange } from "@/lib/server/http/problems";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { accounts } from "@/lib/server/jobs/accounts";
import { wireJob } from "@/lib/server/jobs/get-job";
import { uploadDocument } from "@/lib/server/sp-api/upload";
import { withoutMetadata } from "./clean-document";
import { requireEnabled } from "./request-action";
import { uploadPlaces } from "./upload-places";

const TIMEOUT_MS = 120_000;
/** So much of the hash is on record: enough to recognize a file by, and nothing of what it shows. */
const RECORDED_HEX = 12;

/** It reads the job, and asks for a place. */
const CALLS = 2;

type Call = {
  request: Request;
  searchParams: URLSearchParams;
  user: User;
  reserve: (calls: number) => Promise<void>;
  signal: AbortSignal;
};

/**
 * Takes a document for a visit in, as raw bytes, and brings it to Amazon encrypted. It is in memory only, and
 * nothing remembers it: whoever sent it names it by id and hash when a visit is given it.
 * @throws ProblemError `not_enabled`, `bad_action` for what Amazon would not take, `rate_limited` where too many are under
 *   way, `not_found` for a job that there is not; rejects with SpApiError where Amazon does not take it
 */
export async function receiveDocument(
  jobId: string,
  { request, searchParams, user, reserve, signal }: Call,
): Promise<UploadedDocument> {
  requireEnabled("fulfilment");
  refuseStrange(searchParams, []);
  await reserve(CALLS);
  const leave = await uploadPlaces().enter(user.id, signal);
  try {
    const bytes = await readBytes(request);
    const type = documentTypeOf(bytes);
    const content = type && withoutMetadata(bytes, type);
    if (type === null || content === null) throw badDocument("documentType", TYPES);
    const call = { marketplace: null, user: user.id, signal, lane: "interactive" } as const;
    const { data: job } = await wireJob(jobId, call);
    chargeCall(user.id, "asked");
    const uploaded = await uploadDocument(
      { api: accounts.get().default.client },
      { bytes: content, contentType: type },
      call,
    );
    const { uploadDestinationId: id, contentSha256: sha256, expiresAt } = uploaded;
    const hash = Buffer.from(sha256, "base64").toString("hex").slice(0, RECORDED_HEX);
    await noteFirst({
      action: "document_uploaded",
      user,
      jobId: job.serviceJobId ?? jobId,
      details: { type, bytes: content.byteLength, sha256: hash },
    });
    const readyUntil = new Date(expiresAt).toISOString();
    return { id, sha256, type, bytes: content.byteLength, readyUntil };
  } finally {
    leave();
  }
}

const TYPES = "It is no TIFF, JPEG, PNG, GIF or PDF that can be read to its end.";
const SIZE = `It has 1 to ${LONGEST_DOCUMENT} bytes.`;

/** The body of a request, read no further than it may be long, and no longer than a slow phone needs. */
async function readBytes(request: Request): Promise<Buffer> {
  const announced = Number(request.headers.get("content-length"));
  const reader = request.body?.getReader();
  if (announced > LONGEST_DOCUMENT || !reader) throw badDocument("documentSize", SIZE);
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void reader.cancel();
  }, TIMEOUT_MS);
  try {
    for (let read = await reader.read(); read.value; read = await reader.read()) {
      length += read.value.byteLength;
      if (length > LONGEST_DOCUMENT) throw badDocument("documentSize", SIZE);
      chunks.push(read.value);
    }
  } finally {
    clearTimeout(timer);
  }
  if (isLate) throw badDocument("documentSlow", `It arrives within ${TIMEOUT_MS / 1000} seconds.`);
  if (length === 0) throw badDocument("documentSize", SIZE);
  return Buffer.concat(chunks, length);
}

function badDocument(code: string, detail: string): ProblemError {
  const error: ParameterError = { parameter: "document", code, detail, limit: LONGEST_DOCUMENT };
  return new ProblemError("bad_action", {
    detail: `The document cannot be taken. ${detail}`,
    errors: [error],
  });
}
