import "server-only";
import { may } from "@/lib/access/permissions";
import type { User } from "@/lib/access/user";
import { RESOURCE_ACTIONS, type StoreReceipt } from "@/lib/actions/capacity";
import { type ActionAnswer, JOB_ACTIONS, type Receipt } from "@/lib/actions/job-action";
import type { JobReceipts, Receipts } from "@/lib/actions/receipts-query";
import { RECEIPT_PARAMS, type ReceiptsSearch } from "@/lib/actions/receipts-search";
import { ProblemError } from "@/lib/http/problem";
import { receiptOf } from "@/lib/server/actions/receipts";
import { storeReceiptOf } from "@/lib/server/actions/resource-end";
import { findAction, listActions } from "@/lib/server/db/actions";
import type { Database } from "@/lib/server/db/database";
import { database } from "@/lib/server/db/process-database";
import {
  findResourceAction,
  listResourceActions,
  type ResourceActionRow,
} from "@/lib/server/db/resource-actions";
import { refuseStrange, refuseUnreadable } from "@/lib/server/http/problems";
import { chargeCall } from "@/lib/server/http/user-rate-limit";
import { forgetCapacity } from "@/lib/server/jobs/capacity/capacity-answers";
import { resourceWrites } from "@/lib/server/jobs/capacity/capacity-writes";
import { emptyOf, readParams } from "@/lib/url/vocabulary";
import { actionAnswer, inProgress } from "./action-answer";
import { writes } from "./writes";

const OF_ONE_JOB = 50;

/** What is told of something that was done with a store: as of a job, without one. */
type StoreActionAnswer = Pick<ActionAnswer, "warnings" | "fetchedAt"> & {
  job: null;
  action: StoreReceipt;
};

/**
 * What became of something that this person had Amazon do, or anybody where an admin asks; looks again where
 * nobody knew.
 * @throws ProblemError `not_found` for a key that is nobody's or somebody else's, `in_progress`
 */
export async function getAction(
  key: string,
  { id, role }: User,
): Promise<ActionAnswer | StoreActionAnswer> {
  const db = await database();
  const ofJob = await findAction(db, key.toLowerCase());
  const row = ofJob ?? (await findResourceAction(db, key.toLowerCase()));
  if (row === null || (row.userId !== id && !may(role, "actions.read"))) {
    throw new ProblemError("not_found", { detail: "You have had nothing done under this key." });
  }
  chargeCall(id, "asked");
  if ("resourceId" in row) return storeAction(db, row);
  const result = await writes.get().recall(row.key);
  if (result?.type !== "ended") throw inProgress();
  return actionAnswer(result, role);
}

async function storeAction(
  db: Database,
  { key, resourceId }: ResourceActionRow,
): Promise<StoreActionAnswer> {
  const result = await resourceWrites.get().recall(key);
  forgetCapacity(resourceId);
  const row = await findResourceAction(db, key);
  if (result?.type !== "ended" || row === null) throw inProgress();
  const action = storeReceiptOf(row);
  const warnings = action.warnings.map((code) => ({ code, technicians: [] }));
  return { job: null, warnings, action, fetchedAt: new Date().toISOString() };
}

/** What was done with one job, the newest first. */
export async function actionsOfJob(jobId: string): Promise<JobReceipts> {
  const rows = await listActions(await database(), { jobId, limit: OF_ONE_JOB });
  return { actions: rows.map(receiptOf), fetchedAt: new Date().toISOString() };
}

/**
 * What everybody had Amazon do with jobs and stores, the newest first.
 * @throws ProblemError `bad_search` naming each parameter that cannot be read
 */
export async function allActions(params: URLSearchParams): Promise<Receipts> {
  refuseStrange(params, Object.keys(RECEIPT_PARAMS));
  const search = emptyOf(RECEIPT_PARAMS);
  const now = Date.now();
  refuseUnreadable(readParams(RECEIPT_PARAMS, search, params, { now }));
  const from = placeIn(search.before);
  const found = await newest(await database(), search, from);
  const page = found.slice(from.skipped, from.skipped + search.size);
  const hasMore = found.length > from.skipped + search.size;
  return {
    actions: page,
    older: hasMore ? placeAfter(found.slice(0, from.skipped + search.size)) : null,
    fetchedAt: new Date(now).toISOString(),
  };
}

/** From both tables, as many as a page takes with what is skipped of it, and one more. */
async function newest(
  db: Database,
  search: ReceiptsSearch,
  { upTo, skipped }: Place,
): Promise<(Receipt | StoreReceipt)[]> {
  const { about, action, state: states, job, store, user } = search;
  const shared = {
    states,
    ...(user !== null && { user }),
    ...(upTo !== null && { upTo: new Date(upTo) }),
    limit: search.size + skipped + 1,
  };
  const isAsked = (subject: "job" | "store", actions: readonly string[]) =>
    (about.length === 0 || about.includes(subject)) && (action.length === 0 || actions.length > 0);
  const ofJobs = JOB_ACTIONS.filter((one) => action.includes(one));
  const ofStores = RESOURCE_ACTIONS.filter((one) => action.includes(one));
  const [jobs, stores] = await Promise.all([
    isAsked("job", ofJobs) && store === null
      ? listActions(db, { ...shared, actions: ofJobs, ...(job !== null && { jobId: job }) })
      : [],
    isAsked("store", ofStores) && job === null
      ? listResourceActions(db, {
          ...shared,
          actions: ofStores,
          ...(store !== null && { resourceId: store }),
        })
      : [],
  ]);
  return [...jobs.map(receiptOf), ...stores.map(storeReceiptOf)]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, shared.limit);
}

/** Where a page begins: at a moment, and after as many receipts of that. */
type Place = { upTo: number | null; skipped: number };

/** Receipts of two tables have no number in common. So many of one millisecond are told apart. */
const OF_ONE_MOMENT = 100;

function placeIn(cursor: number | null): Place {
  if (cursor === null) return { upTo: null, skipped: 0 };
  return { upTo: Math.floor(cursor / OF_ONE_MOMENT), skipped: cursor % OF_ONE_MOMENT };
}

function placeAfter(shown: readonly { at: string }[]): number {
  const last = Date.parse(shown.at(-1)?.at ?? "");
  const ofIt = shown.filter(({ at }) => Date.parse(at) === last).length;
  return last * OF_ONE_MOMENT + Math.min(ofIt, OF_ONE_MOMENT - 1);
}
