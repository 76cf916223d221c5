import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/server/audit/record-audit";
import { endedSessions } from "@/lib/server/auth/sessions";
import type { User } from "@/lib/server/auth/user";
import { listOpenSessions } from "@/lib/server/db/open-sessions";
import { storeDatabase } from "@/lib/server/db/process-database";
import { isStorable } from "@/lib/server/db/storable-text";
import { badBody, jsonBody } from "@/lib/server/http/json-body";
import { nameOf } from "./told-session";

const MOST_BYTES = 1_000;

const body = z.strictObject({ user: z.string().trim().min(1).max(320).refine(isStorable) });

/**
 * Ends every session that somebody has begun, on record. Whoever may still enter can sign in again:
 * take them off the lists, or close the account at the provider, first.
 * @param request `{ user }`, the id or e-mail address of a person; nobody is told whether it is known
 * @throws ProblemError `bad_search`; `internal` when the record cannot be kept
 */
export async function endSessionsOf(request: Request, admin: User): Promise<{ ended: string }> {
  const read = body.safeParse(await jsonBody(request, { mostBytes: MOST_BYTES, field: "user" }));
  if (!read.success) {
    throw badBody({ parameter: "user", detail: "Give the id or e-mail address of one person." });
  }
  const { user } = read.data;
  const details = { by: "admin", sessions: "all", person: await nameBehind(user) };
  await recordAudit({ action: "session_ended", user: admin, details });
  await (await endedSessions()).endPerson(user);
  return { ended: user };
}

/** How colleagues know the person of an id; the id itself where no open session tells. */
async function nameBehind(userId: string): Promise<string> {
  const question = { now: Date.now(), userId, limit: 1 };
  const [row] = await listOpenSessions(await storeDatabase(), question);
  return row === undefined ? userId : nameOf(row);
}
