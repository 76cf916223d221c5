import "server-only";
import {
  causeOf,
  LIST_KINDS,
  type ListKind,
  type LookupFailure,
  type LookupFound,
  type LookupKind,
  type LookupResult,
} from "@/lib/jobs/lookup/lookup-result";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import { toProblem } from "@/lib/server/http/problems";
import type { IndexedJob } from "@/lib/server/index/job-index";
import { accounts, type SellerAccount } from "@/lib/server/jobs/accounts";
import { timeOf } from "@/lib/server/jobs/crawl/crawl-plan";
import { getJob } from "@/lib/server/jobs/get-job";
import type { ListCall } from "@/lib/server/jobs/list-jobs";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { isBeyondEnd } from "@/lib/server/jobs/source/cursor-cache";
import { knownOf, readRows } from "@/lib/server/jobs/source/live-rows";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { parseInstant } from "@/lib/time/instant";
import { cleanId } from "@/lib/url/pasted-text";
import { idsOf, type LookupFault, lookUp } from "./look-up";
import type { LookupQuestion } from "./read-lookup";

/**
 * Finds the jobs of a list of ids in one marketplace, cut to what the role may see. Equal calls are
 * shared with everybody who asks the same, and remembered for seconds.
 * @throws what Amazon's room throws when it failed for every id
 */
export async function lookUpJobs(
  { ids: given, marketplace }: LookupQuestion,
  call: ListCall,
  account = accounts.get().default,
): Promise<LookupResult> {
  const { ids, malformed, duplicates } = sortIds(given.map(cleanId));
  const now = Date.now();

  async function page(kind: ListKind, chunk: readonly string[], number: number) {
    const search = { ...emptySearch(), marketplace, [kind]: [...chunk], page: number };
    try {
      const { listing, hasNext } = await account.jobs.listOpen(search, call);
      return { jobs: listing.jobs.map((job) => shapeJob(job, call.role, now)), hasNext };
    } catch (error) {
      // A next page that Amazon announced and that came empty.
      if (isBeyondEnd(error)) return { jobs: [], hasNext: false };
      throw error;
    }
  }

  const job = async (id: string) => (await getJob(id, { ...call, marketplace }, account)).job;
  const known = await foundByIndex(ids, { marketplace, call, account });
  const unread = new Set(known.faults.flatMap(({ ids: failed }) => failed));
  const others = ids.filter((id) => !known.hits.has(id) && !unread.has(id));
  const asked = await lookUp(others, { page, job });
  const { missing } = asked;
  const faults = [...known.faults, ...asked.faults];
  const found = [...known.hits.values(), asked.found].flat();
  const place = new Map(ids.map((id, at) => [id, at]));
  found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const [fault] = faults;
  if (fault && found.length === 0 && missing.length === 0) throw fault.error;
  const result = { found, missing, malformed, duplicates };
  return fault ? { ...result, failed: failuresOf(faults) } : result;
}

type Finding = { marketplace: string | null; call: ListCall; account: SellerAccount };

/**
 * The jobs of ids that the index knows, as Amazon has them now, and those that could not be read. A product
 * order or a parcel of which it may know only some is left to Amazon.
 */
async function foundByIndex(
  ids: readonly string[],
  { marketplace, call, account }: Finding,
): Promise<{ hits: ReadonlyMap<string, LookupFound[]>; faults: LookupFault[] }> {
  const { index, jobs: source } = account;
  const hits = new Map<string, LookupFound[]>();
  const now = Date.now();
  const asking = { now, marketplace: marketplace ?? settings().marketplaceIds[0] };
  const everything = { ...emptySearch(), marketplace, created: ANY_TIME };
  if (index === null || ids.length === 0 || !index.canAnswer(everything, asking).ok) {
    return { hits, faults: [] };
  }
  const matches = await index.find(ids, asking);
  const { since } = index.report();
  const whole = ids.filter((id) => knowsAllOf(id, matches, since));
  const jobs = matches.filter(({ job }) => whole.some((id) => kindIn(job, id) !== null));
  const rows = await readRows(source, jobs, { marketplace: asking.marketplace, call });
  const unread = jobs.filter(({ id }) => !rows.found.has(id) && !rows.gone.has(id));
  const failed = whole.filter((id) => unread.some(({ job }) => kindIn(job, id) !== null));
  const read = [...rows.found.values()];
  for (const id of whole) {
    if (failed.includes(id)) continue;
    const kind = KINDS.find((one) => read.some((job) => idsOf(one, job).includes(id)));
    if (kind === undefined) continue;
    const found = read.flatMap((job) => {
      if (!idsOf(kind, job).includes(id)) return [];
      const indexed = jobs.find((one) => one.id === job.serviceJobId);
      const known = indexed && knownOf(indexed, job);
      return [{ id, kind, job: shapeJob(job, call.role, now, known) }];
    });
    if (found.length > 0) hits.set(id, found);
  }
  return { hits, faults: rows.failure === null ? [] : [{ ids: failed, error: rows.failure }] };
}

const ANY_TIME = { kind: "preset", preset: "any" } as const;

const KINDS = [...LIST_KINDS, "job"] as const satisfies readonly LookupKind[];

function kindIn(job: WireJob, id: string): LookupKind | null {
  return KINDS.find((kind) => idsOf(kind, job).includes(id)) ?? null;
}

/**
 * Whether no job of an id can be missing: an order is read as a whole, but of a product order or a parcel
 * the index has forgotten jobs that are closed for long, and never held closed ones from before `since`.
 */
function knowsAllOf(id: string, matches: readonly IndexedJob[], since: string | null): boolean {
  const own = matches.filter(({ job }) => kindIn(job, id) !== null);
  const from = since === null ? null : parseInstant(since);
  return (
    own.length > 0 &&
    own.every(({ job, sharesEmptied = false }) => {
      const kind = kindIn(job, id);
      if (kind === "order" || kind === "job") return true;
      return !sharesEmptied && (from === null || (timeOf(job) ?? 0) >= from);
    })
  );
}

/** One entry a reason: what failed alike stands together, under the first request id. */
function failuresOf(faults: readonly LookupFault[]): LookupFailure[] {
  const failures = new Map<string, LookupFailure>();
  for (const { ids, error } of faults) {
    const cause = causeOf(toProblem(error));
    const key = `${cause.code} ${cause.detail}`;
    const known = failures.get(key);
    if (known) known.ids.push(...ids);
    else failures.set(key, { ids: [...ids], ...cause });
  }
  return [...failures.values()];
}
