import "server-only";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Sleep } from "@/lib/server/cache/priority";
import { crawlJobs } from "@/lib/server/jobs/crawl/crawl-jobs";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { canonicalQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import type { AnswerCaches } from "./caches";
import { createCounts } from "./counts";
import { type ChainStore, createCursorCache } from "./cursor-cache";
import type { JobsSource, PageCall } from "./jobs-source";
import { planJobs } from "./plan";

/** Why Amazon is asked: for a page somebody wants, for those that lie before it, for an export. */
export type Charge = (user: string | undefined, work: "asked" | "crawl" | "export") => void;

type AmazonParts = {
  client: Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">;
  caches: AnswerCaches;
  /** The marketplace of a search that names none. */
  marketplace: () => string;
  /** Hears of every call that is made for somebody. */
  charge: Charge;
  sleep: Sleep;
  /** The cursors that other processes have found. */
  chains?: ChainStore;
};

/** Jobs as Amazon has them now: asked by the Services API, remembered for seconds. */
export function amazonJobs(parts: AmazonParts): JobsSource {
  const { client, caches, marketplace, charge, sleep } = parts;
  const counts = createCounts({
    cache: caches.counts,
    ask(query, call) {
      charge(call.user, "asked");
      return client.getServiceJobs(query, call);
    },
  });
  const readPage = createCursorCache(
    (query, { user, ...call }) =>
      caches.listings.read(
        canonicalQuery(query),
        (context) => {
          charge(user, call.lane === "background" ? "crawl" : "asked");
          return client.getServiceJobs(query, { ...context, user });
        },
        call,
      ),
    undefined,
    parts.chains,
  );
  const pageOf = (search: JobsSearch, page: number, now: number, call: PageCall) =>
    readPage(planJobs(search, marketplace(), now), page, call);

  const keyOf = (search: JobsSearch, now: number) =>
    canonicalQuery(planJobs(search, marketplace(), now));

  function openingOf(search: JobsSearch, now: number, call: PageCall) {
    const key = keyOf(search, now);
    return caches.openings.read(
      key,
      async (context) => {
        const asOf = new Date().toISOString();
        const opened = { ...search, asOf };
        const isNew = keyOf(opened, now) !== key;
        return { asOf, first: await pageOf(opened, 1, now, { ...call, ...context, isNew }) };
      },
      { signal: call.signal, lane: call.lane, refresh: call.refresh && search.page === 1 },
    );
  }

  async function list(search: JobsSearch, call: PageCall) {
    const now = Date.now();
    if (search.asOf !== null) {
      const { data, hasNext, fetchedAt } = await pageOf(search, search.page, now, call);
      return { listing: data, hasNext, fetchedAt, asOf: new Date(search.asOf).toISOString() };
    }
    const { asOf, first } = await openingOf(search, now, call);
    const { data, hasNext, fetchedAt } =
      search.page === 1 ? first : await pageOf({ ...search, asOf }, search.page, now, call);
    return { listing: data, hasNext, fetchedAt, asOf };
  }

  return {
    list,
    async listOpen(search, call) {
      const { data, hasNext, fetchedAt } = await pageOf(search, search.page, Date.now(), call);
      return { listing: data, hasNext, fetchedAt };
    },
    get: (id, call) =>
      caches.details.read(
        id,
        (context) => {
          charge(call.user, "asked");
          return client.getServiceJobByServiceJobId(id, { ...context, user: call.user });
        },
        { signal: call.signal, lane: call.lane, refresh: call.refresh },
      ),
    async count(search, { reserve, ...call }) {
      await reserve?.(SERVICE_JOB_STATUSES.length);
      return counts(planJobs({ ...search, asOf: null }, marketplace(), Date.now()), call);
    },
    crawl: (request) =>
      crawlJobs(request, {
        ask(query, options) {
          charge(options?.user, "export");
          return client.getServiceJobs(query, options);
        },
        sleep,
      }),
  };
}
