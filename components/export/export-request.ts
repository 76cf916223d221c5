import { errorFrom } from "@/lib/http/fetch-json";
import { ProblemError } from "@/lib/http/problem";
import { reportSessionEnd } from "@/lib/http/session-end";
import type { ExportQuestion } from "./export-state";

/** The path of an export. `resume` is the token with which an earlier part ended. */
export function exportPath({ query }: ExportQuestion, resume: string | null): string {
  const params = new URLSearchParams(query);
  for (const name of ["page", "size", "job"]) params.delete(name);
  params.set("format", "json");
  params.set("marks", "1");
  if (resume !== null) params.set("resume", resume);
  return `/api/jobs/export?${params}`;
}

export type OpenExport = {
  body: ReadableStream<Uint8Array>;
  /** Amazon's count; null where it gave none. */
  total: number | null;
  fileName: string | null;
};

export type Fetch = (path: string, init: { signal: AbortSignal }) => Promise<Response>;

/**
 * Asks for an export and resolves with its first byte on the way.
 * @throws ProblemError for every other answer, a lost connection included; an abort by `signal` is
 *   passed on as it is
 */
export async function openExport(
  path: string,
  signal: AbortSignal,
  fetch: Fetch,
): Promise<OpenExport> {
  const response = await send(path, signal, fetch);
  if (response.ok && response.body !== null) {
    const count = response.headers.get("x-total-count");
    return {
      body: response.body,
      total: count === null ? null : Number(count),
      fileName: nameIn(response.headers.get("content-disposition")),
    };
  }
  if (response.status === 401) reportSessionEnd();
  throw errorFrom(response, await response.json().catch(() => null));
}

async function send(path: string, signal: AbortSignal, fetch: Fetch): Promise<Response> {
  try {
    return await fetch(path, { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ProblemError("upstream_unavailable", {
      detail: "The dashboard's server cannot be reached. Check the connection and try again.",
      reason: "unreachable",
      cause,
    });
  }
}

function nameIn(disposition: string | null): string | null {
  return /filename="([^"/\\]+)"/u.exec(disposition ?? "")?.[1] ?? null;
}
