import { postJson } from "@/lib/http/fetch-json";
import type { OpenSession, PersonSession } from "./open-session";

/** Which sessions somebody wants to end. */
export type Ending =
  | { which: "own"; session: OpenSession }
  | { which: "others"; keep: string; count: number }
  | { which: "any"; session: PersonSession }
  | { which: "person"; userId: string; userName: string; own: boolean };

/**
 * Ends them.
 * @throws ProblemError `not_found` for one that is over already
 */
export async function requestEnd(ending: Ending): Promise<void> {
  switch (ending.which) {
    case "own":
      return send(`/api/sessions/${encodeURIComponent(ending.session.id)}/end`, {});
    case "others":
      return send("/api/sessions/end-others", { keep: ending.keep });
    case "any":
      return send(`/api/sessions/all/${encodeURIComponent(ending.session.id)}/end`, {});
    case "person":
      return send("/api/sessions/end", { user: ending.userId });
  }
}

async function send(path: string, body: object): Promise<void> {
  await postJson<object>(path, body);
}
