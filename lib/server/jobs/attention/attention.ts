import "server-only";
import type { User } from "@/lib/access/user";
import type { Attention, QueuePage } from "@/lib/attention/attention-answers";
import type { AttentionSearch } from "@/lib/attention/attention-search";
import { ATTENTION_PARAMS, emptyAttention, PAGE_SIZE } from "@/lib/attention/attention-search";
import { isQueueName, type QueueName, type QueueScope } from "@/lib/attention/queues";
import { ProblemError } from "@/lib/http/problem";
import { settings } from "@/lib/server/config/settings";
import { seenBy } from "@/lib/server/db/attention-seen";
import { database } from "@/lib/server/db/process-database";
import { refuseUnreadable } from "@/lib/server/http/problems";
import type { SeenJob } from "@/lib/server/index/job-index";
import { accounts } from "@/lib/server/jobs/accounts";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { searchContext } from "@/lib/server/jobs/search-request";
import { indexUnavailable, infoOf } from "@/lib/server/jobs/source/answerer";
import { beyondTheEnd } from "@/lib/server/jobs/source/cursor-cache";
import { pageOfIndexed } from "@/lib/server/jobs/source/indexed-page";
import type { PageCall } from "@/lib/server/jobs/source/jobs-source";
import { readParams, strangeParameters } from "@/lib/url/vocabulary";

type Known = keyof AttentionSearch;

/**
 * What an address of the API asks for, of the parameters that it takes.
 * @throws ProblemError `bad_search`
 */
export function attentionFrom(params: URLSearchParams, known: readonly Known[]): AttentionSearch {
  const search = emptyAttention();
  const asked = new URLSearchParams(
    [...params].filter(([name]) => known.some((one) => one === name)),
  );
  const problems = readParams(ATTENTION_PARAMS, search, asked, searchContext());
  refuseUnreadable([...problems, ...strangeParameters(params, known)]);
  return search;
}

/** @throws ProblemError `not_found` */
export function queueFrom(name: string): QueueName {
  if (isQueueName(name)) return name;
  throw new ProblemError("not_found", { detail: "There is no such queue." });
}

/**
 * The index that can say what needs somebody, and whether it knows every open job.
 * @throws ProblemError `index_unavailable` where it holds nothing yet, or there is none
 */
function reader(scope: QueueScope, { index } = accounts.get().default) {
  if (index === null) throw indexUnavailable([]);
  const asking = {
    now: Date.now(),
    marketplace: scope.marketplace ?? settings().marketplaceIds[0],
  };
  const held = index.holds(asking.marketplace);
  if (held === "none") throw indexUnavailable([], index.report());
  return { index, asking, complete: held === "all", report: index.report() };
}

/** How much stands in each queue, for one person. */
export async function attention(
  scope: QueueScope,
  user: Pick<User, "id">,
  account = accounts.get().default,
): Promise<Attention> {
  const { index, asking, complete, report } = reader(scope, account);
  const figures = await index.queues({ scope, seen: await seenJobs(user) }, asking);
  return {
    queues: figures.map(({ name, count, seen, oldest }) => ({
      name,
      count: count + seen === 0 && !complete ? null : count,
      seen,
      oldest: oldest === null ? null : new Date(oldest).toISOString(),
    })),
    complete,
    source: "index",
    index: infoOf(report),
  };
}

type QueueQuestion = QueueScope & Pick<AttentionSearch, "show" | "page">;
type QueueCall = Omit<PageCall, "user"> & { user: Pick<User, "id" | "role"> };

/**
 * A page of a queue, each row as Amazon has it now and cut to the role.
 * @throws ProblemError `bad_search` for a page beyond the end, `index_unavailable` for a queue in which
 *   nothing is known of while not every job is
 */
export async function attentionQueue(
  name: QueueName,
  { store, marketplace, show, page }: QueueQuestion,
  { user, ...call }: QueueCall,
  account = accounts.get().default,
): Promise<QueuePage> {
  const scope = { store, marketplace };
  const { index, asking, complete, report } = reader(scope, account);
  const seen = (await seenJobs(user)).filter(({ queue }) => queue === name);
  const size = PAGE_SIZE;
  const { jobs, total } = await index.queue(name, { scope, seen, show, page, size }, asking);
  if (total === 0 && seen.length === 0 && !complete) throw indexUnavailable([], report);
  const last = Math.max(1, Math.ceil(total / size));
  if (page > last) throw beyondTheEnd(page, last);
  const reading = { marketplace: asking.marketplace, call: { ...call, user: user.id } };
  const { listing, fetchedAt, beside, known } = await pageOfIndexed(
    account.jobs,
    { jobs, total, report },
    reading,
  );
  return {
    queue: name,
    complete,
    jobs: listing.jobs.map((job) =>
      shapeJob(job, user.role, asking.now, known.get(job.serviceJobId ?? "")),
    ),
    places: Object.fromEntries(
      jobs.map(({ id, at, hash }) => [
        id,
        { at: at === null ? null : new Date(at).toISOString(), hash },
      ]),
    ),
    total,
    page,
    pageSize: size,
    hasNext: page < last,
    hasPrevious: page > 1,
    asOf: new Date(asking.now).toISOString(),
    fetchedAt: new Date(fetchedAt ?? asking.now).toISOString(),
    ...beside,
  };
}

async function seenJobs(user: Pick<User, "id">): Promise<SeenJob[]> {
  const rows = await seenBy(await database(), user.id);
  return rows.flatMap(({ queue, jobId, hash }) =>
    isQueueName(queue) ? [{ queue, id: jobId, hash }] : [],
  );
}
