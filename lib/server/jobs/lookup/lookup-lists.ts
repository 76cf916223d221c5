import "server-only";
import { createHash } from "node:crypto";
import { ProblemError } from "@/lib/http/problem";
import { IDS_AT_ONCE } from "@/lib/jobs/lookup/ids-at-once";
import { isListId, LIST_DAYS, type LookupList } from "@/lib/jobs/lookup/lookup-list";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import { findLookupList, keepLookupList, type LookupListRow } from "@/lib/server/db/lookup-lists";
import { database } from "@/lib/server/db/process-database";
import { badBody } from "@/lib/server/http/json-body";
import type { ReadContext } from "@/lib/url/param";
import { readLookup } from "./read-lookup";

const DAY_MS = 24 * 60 * 60_000;

/** A thousand ids of the longest kind. */
const MOST_BYTES = 256 * 1024;

/**
 * Keeps the ids of a request's body for 90 days, and nothing else: neither what is no id, which could be
 * a person's name, nor who asked. The same ids in the same order keep their address.
 * @throws ProblemError `bad_search` naming what cannot be kept; it repeats no id
 */
export async function keepList(request: Request, context: ReadContext): Promise<LookupList> {
  const limits = { mostIds: IDS_AT_ONCE, mostBytes: MOST_BYTES };
  const { ids: given, marketplace } = await readLookup(request, context, limits);
  const { ids } = sortIds(given);
  if (ids.length === 0) {
    throw badBody({ parameter: "ids", code: "missing", detail: "There is no id to keep." });
  }
  const text = JSON.stringify([marketplace, ids]);
  const id = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  const row = { id, ids, marketplace, keptUntil: new Date(Date.now() + LIST_DAYS * DAY_MS) };
  await keepLookupList(await database(), row);
  return listOf(row);
}

/** @throws ProblemError `not_found` for a list that there is not, or not any more */
export async function keptList(id: string): Promise<LookupList> {
  const row = isListId(id) ? await findLookupList(await database(), id, new Date()) : null;
  if (row === null) {
    throw new ProblemError("not_found", { detail: `Lists are kept for ${LIST_DAYS} days.` });
  }
  return listOf(row);
}

function listOf({ id, ids, marketplace, keptUntil }: LookupListRow): LookupList {
  return { id, ids: [...ids], marketplace, keptUntil: keptUntil.toISOString() };
}
