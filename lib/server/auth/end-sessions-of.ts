import "server-only";
import { z } from "zod";
import { recordAudit } from "../audit/record-audit";
import { badBody, jsonBody } from "../json-body";
import { isStorable } from "../store/storable-text";
import { endedSessions } from "./sessions";
import type { User } from "./user";

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
  const { user: person } = read.data;
  await recordAudit({ action: "session_ended", user: admin, details: { by: "admin", person } });
  await (await endedSessions()).endPerson(person);
  return { ended: person };
}
