import "server-only";
import type { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { Course } from "./course";
import { createDelivery, type WalkPlace } from "./delivery";
import type { Stand } from "./line";
import { createDifferences, missingPart, type WalkOutcome, type WalkReason } from "./outcome";

/** The next jobs, and how far the walk is: `rows` of `total`, null where Amazon gave no count. */
export type WalkStep = { jobs: WireJob[]; rows: number; total: number | null };

/** Keeps the accounts of a walk: what was delivered, what Amazon counted, and whether they agree. */
export function createLedger(course: Course, start: WalkPlace | null) {
  const delivery = createDelivery(course, start);
  const differences = createDifferences();
  let total = start?.total ?? null;
  let begun = false;

  return {
    /** Whether the first step was made, and with it the total is known. */
    get begun() {
      return begun;
    },
    /** The step that a page of the first slice makes, null for none. The walk's first may hold no jobs. */
    step({ slice }: Stand, page: WireJob[] = []): WalkStep | null {
      const isFirst = !begun;
      if (isFirst && start === null) total = slice.total;
      begun = true;
      const jobs = delivery.accept(page, slice.ids);
      return jobs.length === 0 && !isFirst ? null : { jobs, rows: delivery.rows, total };
    },
    /** Nothing that the walk still finds can be told from what was delivered. */
    get moved() {
      return delivery.moved;
    },
    /** Notes what a slice should have held when it was left. */
    leave({ slice, span }: Stand): void {
      differences.note(span, slice.lost);
    },
    broken(calls: number, reason: WalkReason, failure: SpApiError | null = null): WalkOutcome {
      const { rows } = delivery;
      const place = delivery.place(total);
      const span = course.span && { from: place?.last?.at ?? course.span.from, to: course.span.to };
      const jobs = total === null ? null : Math.max(0, total - rows);
      const missing = [missingPart(span, jobs, reason, failure)];
      return { rows, total, calls, complete: false, reason, missing, place };
    },
    balance(calls: number): WalkOutcome {
      const { rows, moved, unmet } = delivery;
      if (moved || unmet) {
        const jobs = total === null ? null : Math.max(0, total - rows);
        const missing = [missingPart(null, jobs, "moved")];
        return { rows, total, calls, complete: false, reason: "moved", missing, place: null };
      }
      if (total === null || rows === total) return { rows, total, calls, complete: true };
      const found = differences.list();
      const whole = missingPart(course.span, Math.max(0, total - rows), "count_differs");
      const missing = found.length > 0 ? found : [whole];
      return { rows, total, calls, complete: false, reason: "count_differs", missing, place: null };
    },
  };
}
