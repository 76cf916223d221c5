import "server-only";
import type { JobsSearch } from "@/lib/search/jobs-search";
import type { Sleep } from "@/lib/server/cache/priority";
import type { Asking, JobIndex } from "@/lib/server/index/job-index";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { parseInstant } from "@/lib/time/instant";
import type { JobsSource } from "./jobs-source";

/** One of so many lists is compared. */
const EVERY = 50;

/** What the index has not seen yet, it has seen by then. */
const SETTLE_MS = 90_000;

type ComparisonParts = {
  live: Pick<JobsSource, "list">;
  index: Pick<JobIndex, "canAnswer" | "list">;
  marketplace: () => string;
  sleep: Sleep;
  /** Hears how each comparison ended. */
  onCompared: (found: "same" | "different" | "unknown") => void;
};

/**
 * Asks both sides the same question now and then, at background urgency and one at a time. They differ
 * where they do so twice, with time between for the index to catch up.
 */
export function createComparison(parts: ComparisonParts): (search: JobsSearch) => void {
  let lists = 0;
  let running = false;

  async function compare(search: JobsSearch): Promise<void> {
    if (!(await differ(search, parts))) return parts.onCompared("same");
    await parts.sleep(SETTLE_MS);
    parts.onCompared((await differ(search, parts)) ? "different" : "same");
  }

  return (search) => {
    lists += 1;
    if (lists % EVERY !== 0 || running) return;
    running = true;
    compare({ ...search, source: null, page: 1, job: null })
      .catch(() => parts.onCompared("unknown"))
      .finally(() => {
        running = false;
      });
  };
}

async function differ(search: JobsSearch, parts: ComparisonParts): Promise<boolean> {
  const { live, index, marketplace } = parts;
  const page = await live.list(search, { lane: "background", refresh: true });
  const asking: Asking = { now: Date.now(), marketplace: marketplace() };
  const asked = { ...search, asOf: page.asOf };
  if (!index.canAnswer(asked, asking).ok) return false;
  const { jobs, total } = await index.list(asked, asking);
  const { jobs: rows, totalResultSize } = page.listing;
  if (totalResultSize !== null && totalResultSize !== total) return true;
  if (search.sort !== "date" && search.sort !== "-date") return false;
  return !sameInOrder(
    rows,
    jobs.map(({ job }) => job),
  );
}

/**
 * Whether both pages hold the same jobs, in the order of their creation. Amazon does not say in which
 * order it puts those of one instant, so that any of them may stand at the end.
 */
function sameInOrder(one: readonly WireJob[], other: readonly WireJob[]): boolean {
  const created = (jobs: readonly WireJob[]) => jobs.map(({ createTime }) => instantOf(createTime));
  const last = created(one).at(-1);
  const ids = (jobs: readonly WireJob[]) =>
    jobs
      .filter(({ createTime }) => instantOf(createTime) !== last)
      .map(({ serviceJobId }) => serviceJobId ?? "")
      .toSorted();
  return JSON.stringify([created(one), ids(one)]) === JSON.stringify([created(other), ids(other)]);
}

function instantOf(createTime: string | undefined): number | null {
  return createTime === undefined ? null : parseInstant(createTime);
}
