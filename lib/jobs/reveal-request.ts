import { postJson } from "@/lib/http/fetch-json";
import type { Revealed } from "./contact";

/** Asks for one job's contact. It is kept nowhere: the answer goes to the screen and is forgotten. */
export function requestContact(
  jobId: string,
  reason: string,
  signal: AbortSignal,
): Promise<Revealed> {
  return postJson(`/api/jobs/${encodeURIComponent(jobId)}/reveal`, { reason }, { signal });
}
