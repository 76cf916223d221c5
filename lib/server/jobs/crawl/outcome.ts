import "server-only";
import type { SpApiError, SpApiErrorKind } from "@/lib/server/sp-api/errors";
import type { WalkPlace } from "./delivery";
import type { Span } from "./span";

/**
 * Why a walk brought less than everything: Amazon's room gave up, somebody ended it, Amazon's own
 * count and what its pages held differ, jobs have moved in the list between two walks, or the program
 * failed.
 */
export type WalkReason = SpApiErrorKind | "stopped" | "count_differs" | "moved" | "internal";

/** A part that was not delivered. Without a range it is meant from the last row on. */
export type Missing = {
  /** ISO 8601, earlier one first. */
  from: string | null;
  to: string | null;
  /** How many jobs; null where Amazon gave no count. */
  jobs: number | null;
  reason: WalkReason;
  /** Amazon's, for a support case. */
  requestId: string | null;
};

/** How a walk ended. `rows` counts what came before a resumption, too; `total` is Amazon's count. */
export type WalkOutcome = { rows: number; total: number | null; calls: number } & (
  | { complete: true }
  | {
      complete: false;
      reason: WalkReason;
      missing: Missing[];
      /** Where another walk can go on; null where going on would bring nothing new. */
      place: WalkPlace | null;
    }
);

export function missingPart(
  span: Span | null,
  jobs: number | null,
  reason: WalkReason,
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
export function createDifferences() {
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
