import { postJson } from "@/lib/http/fetch-json";
import type { Revealed } from "./contact";

/** Asks for one job's contact. It is kept nowhere: the answer goes to the screen and is forgotten. */
export function requestContact(jobId: string, reason: string): Promise<Revealed> {
  return postJson<Revealed>(`/api/jobs/${encodeURIComponent(jobId)}/reveal`, { reason });
}
