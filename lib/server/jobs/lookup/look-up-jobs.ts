import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { ListKind } from "@/lib/jobs/lookup/lookup-result";
import { causeOf, type LookupFailure, type LookupResult } from "@/lib/jobs/lookup/lookup-result";
import { sortIds } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch } from "@/lib/search/jobs-search";
import { toProblem } from "@/lib/server/http/problems";
import { accounts } from "@/lib/server/jobs/accounts";
import { getJob } from "@/lib/server/jobs/get-job";
import type { ListCall } from "@/lib/server/jobs/list-jobs";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { cleanId } from "@/lib/url/pasted-text";
import { type LookupFault, lookUp } from "./look-up";
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
      if (isBeyondEnd(error)) return { jobs: [], hasNext: false };
      throw error;
    }
  }

  const job = async (id: string) => (await getJob(id, { ...call, marketplace }, account)).job;
  const { found, missing, faults } = await lookUp(ids, { page, job });
  const [fault] = faults;
  if (fault && found.length === 0 && missing.length === 0) throw fault.error;
  const result = { found, missing, malformed, duplicates };
  return fault ? { ...result, failed: failuresOf(faults) } : result;
}

/** A next page that Amazon announced and that came empty. */
function isBeyondEnd(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.problem.errors?.some(({ code }) => code === "beyondEnd") ?? false)
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
