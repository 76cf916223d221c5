import "server-only";
import { readDestination, type UploadDestination } from "@/lib/server/sp-api/wire-actions";
import type { Operation } from "./operation";

export const DOCUMENT_TYPES = ["TIFF", "JPG", "PNG", "JPEG", "GIF", "PDF"] as const;

/** Amazon: Services API v1 model, `ServiceUploadDocument.contentLength`; of the file before encryption. */
export const LONGEST_DOCUMENT = 5_242_880;

type Document = {
  contentType: (typeof DOCUMENT_TYPES)[number];
  contentLength: number;
  /**
   * Base64, of what will be uploaded. That is encrypted with a key which only the answer tells, so
   * nobody can know it when asking: it is left out.
   */
  contentMD5?: string;
};

/**
 * A place to upload one document to, for five minutes, and the key to encrypt it with. A place more than
 * needed does no harm, so this counts as a read; equal questions are two places all the same.
 */
export const createServiceDocumentUploadDestination: Operation<
  { body: Document },
  UploadDestination
> = {
  name: "createServiceDocumentUploadDestination",
  method: "POST",
  path: () => "/service/v1/documents",
  body: ({ body }) => body,
  read: readDestination,
  plan: { rate: 5, burst: 20 },
  kind: "read",
  coalesce: false,
  hedge: false,
  log: { of: ({ body }) => ({ type: body.contentType, bytes: body.contentLength }) },
};
