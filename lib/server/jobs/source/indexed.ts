import "server-only";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { indexOnlyParameters } from "@/lib/search/index-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Asking, IndexedJob, JobIndex } from "@/lib/server/index/job-index";
import type { SpApi } from "@/lib/server/sp-api/contract";
import type { Charge } from "./amazon";
import { answererOf, infoOf } from "./answerer";
import { beyondTheEnd } from "./cursor-cache";
import { crawlIndexed } from "./indexed-crawl";
import { pageOfIndexed } from "./indexed-page";
import type { JobsPage, JobsSource, PageCall } from "./jobs-source";

type IndexedParts = {
  live: JobsSource;
  client: Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">;
  charge: Charge;
  index: JobIndex;
  /** The marketplace of a search that names none. */
  marketplace: () => string;
  /** Hears of every list that both could answer. */
  compare: (search: JobsSearch) => void;
};

/**
 * Jobs in the order and number that the index knows, each row as Amazon has it now. What the index does
 * not reach is asked of Amazon's own list, where that has words for it.
 */
export function indexedJobs(parts: IndexedParts): JobsSource {
  const { live, index, marketplace, compare } = parts;
  const asking = (): Asking => ({ now: Date.now(), marketplace: marketplace() });

  async function listIndexed(search: JobsSearch, call: PageCall, at: Asking): Promise<JobsPage> {
    call.signal?.throwIfAborted();
    const asOf = new Date(search.asOf ?? at.now).toISOString();
    const report = index.report();
    const { jobs, total } = await index.list({ ...search, asOf }, at);
    const last = Math.max(1, Math.ceil(total / search.size));
    if (search.page > last) throw beyondTheEnd(search.page, last);
    const { listing, fetchedAt, beside, known } = await pageOfIndexed(
      live,
      { jobs, total, report },
      { marketplace: search.marketplace ?? at.marketplace, call },
    );
    const indexedAt = Date.parse(beside.index?.asOf ?? asOf);
    return {
      listing,
      hasNext: search.page < last,
      asOf,
      fetchedAt: fetchedAt ?? indexedAt,
      beside,
      known,
    };
  }

  function ids(search: JobsSearch): Promise<IndexedJob[]> {
    const at = asking();
    answererOf(search, index, at);
    return index.ids(search, at);
  }

  return {
    ...live,
    crawl: ({ search, ...request }) =>
      search === undefined || indexOnlyParameters(search).length === 0
        ? live.crawl(request)
        : crawlIndexed({ ...request, search }, { ...parts, ids }),
    async list(search, call) {
      const at = asking();
      const { from, comparable } = answererOf(search, index, at);
      if (comparable) compare(search);
      if (from === "index") return listIndexed(search, call, at);
      const report = index.report();
      const page = await live.list(search, call);
      // The page may be one that is remembered, and a change has no number below its moment.
      const sequence = Math.min(report.sequence, page.fetchedAt);
      return { ...page, beside: { source: "live", index: infoOf({ ...report, sequence }) } };
    },
    async count(search, call) {
      const at = asking();
      const counted = { ...search, status: [], asOf: null };
      if (answererOf(counted, index, at).from === "live") return live.count(search, call);
      const { facets } = await index.facets(counted, at);
      const known = new Map(facets.status.map(({ value, count }) => [value, count]));
      return {
        counts: Object.fromEntries(
          SERVICE_JOB_STATUSES.map((status) => [status, known.get(status) ?? 0]),
        ),
        fetchedAt: index.report().asOf ?? new Date(at.now).toISOString(),
      };
    },
  };
}
