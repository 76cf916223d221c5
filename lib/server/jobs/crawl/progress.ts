import "server-only";
import type { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { CrawlCursor, CrawlOutcome, CrawlReason, CrawlStep, Missing } from "./crawl";
import type { CrawlPlan } from "./crawl-plan";
import { createDedupe } from "./dedupe";
import type { SpanSlice } from "./slices";
import type { Span } from "./span";

/** Keeps the accounts of a crawl: what was yielded, what Amazon counted, and whether they agree. */
export function createProgress(plan: CrawlPlan, start: CrawlCursor | null) {
  const dedupe = createDedupe(plan, start);
  const differences = createDifferences();
  let total = start?.total ?? null;
  let begun = false;

  return {
    /** Whether the first step was made, and with it the total is known. */
    get begun() {
      return begun;
    },
    /** The step that a page of the first slice makes, null for none. The crawl's first may hold no jobs. */
    step({ slice }: SpanSlice, page: WireJob[] = []): CrawlStep | null {
      const isFirst = !begun;
      if (isFirst && start === null) total = slice.total;
      begun = true;
      const jobs = dedupe.accept(page, slice.ids);
      if (jobs.length === 0 && !isFirst) return null;
      return { jobs, rows: dedupe.rows, total, cursor: () => dedupe.cursor(total) };
    },
    /** Nothing that the crawl still finds can be set apart from what was yielded. */
    get moved() {
      return dedupe.moved;
    },
    /** Notes what a slice should have held when it was left. */
    leave({ slice, span }: SpanSlice): void {
      differences.note(span, slice.lost);
    },
    broken(calls: number, reason: CrawlReason, failure: SpApiError | null = null): CrawlOutcome {
      const { rows } = dedupe;
      const cursor = dedupe.cursor(total);
      const span = plan.span && { from: cursor?.last?.at ?? plan.span.from, to: plan.span.to };
      const jobs = total === null ? null : Math.max(0, total - rows);
      const missing = [missingPart(span, jobs, reason, failure)];
      return { rows, total, calls, complete: false, reason, missing, cursor };
    },
    finish(calls: number): CrawlOutcome {
      const { rows, moved, unmet } = dedupe;
      if (moved || unmet) {
        const jobs = total === null ? null : Math.max(0, total - rows);
        const missing = [missingPart(null, jobs, "moved")];
        return { rows, total, calls, complete: false, reason: "moved", missing, cursor: null };
      }
      if (total === null || rows === total) return { rows, total, calls, complete: true };
      const found = differences.list();
      const whole = missingPart(plan.span, Math.max(0, total - rows), "count_differs");
      const missing = found.length > 0 ? found : [whole];
      return {
        rows,
        total,
        calls,
        complete: false,
        reason: "count_differs",
        missing,
        cursor: null,
      };
    },
  };
}

function missingPart(
  span: Span | null,
  jobs: number | null,
  reason: CrawlReason,
  failure: SpApiError | null = null,
): Missing {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    from: span === null ? null : iso(Math.min(span.from, span.to)),
    to: span === null ? null : iso(Math.max(span.from, span.to)),
    jobs,
    reason,
    requestId: failure?.requestId ?? null,
  };
}

/** What differs, slice by slice; neighbours become one part. */
function createDifferences() {
  const found: { span: Span | null; jobs: number }[] = [];
  return {
    note(span: Span | null, jobs: number): void {
      if (jobs === 0) return;
      const last = found.at(-1);
      if (last?.span && span && last.span.to === span.from) {
        last.span = { from: last.span.from, to: span.to };
        last.jobs += jobs;
      } else {
        found.push({ span, jobs });
      }
    },
    list: (): Missing[] => found.map(({ span, jobs }) => missingPart(span, jobs, "count_differs")),
  };
}
