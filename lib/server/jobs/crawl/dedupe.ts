import "server-only";
import { createHash } from "node:crypto";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { CrawlCursor } from "./crawl";
import { type CrawlPlan, timeOf } from "./crawl-plan";
import { isBefore, type Span, secondBefore } from "./span";

/** More than this and a cursor no longer fits an address. */
const MOST_IDS = 32;
const MOST_ID_CHARACTERS = 800;

export type Dedupe = {
  readonly rows: number;
  /** The list no longer begins with what was yielded: nobody knows which jobs are missing. */
  readonly moved: boolean;
  /** Whether rows of an earlier crawl are still to be met again. */
  readonly unmet: boolean;
  /** Where to go on after the last row; null where a job has no id to be known again by. */
  cursor(total: number | null): CrawlCursor | null;
  /** The jobs of a page that were not yielded before. `slice` are the ids of the slice it is of. */
  accept(jobs: readonly WireJob[], slice: ReadonlySet<string>): WireJob[];
};

/** Where the range begins for a crawl that goes on from a cursor. */
export function spanFrom(plan: CrawlPlan, cursor: CrawlCursor | null): Span | null {
  const { span, direction } = plan;
  if (span === null || cursor === null || cursor.last === null) return span;
  return { ...span, from: secondBefore(cursor.last.at, direction) };
}

/** Sees to it that each job is yielded once: slices share their boundaries, and a crawl may go on. */
export function createDedupe(plan: CrawlPlan, start: CrawlCursor | null): Dedupe {
  const { direction } = plan;
  const begin = start?.last ?? null;
  const known = new Set(begin?.ids);
  const all = createFingerprint(start?.fingerprint);
  const repeats = createRepeats(start);
  let inOrder = plan.byDate && (begin !== null || (start?.rows ?? 0) === 0);
  let rows = start?.rows ?? 0;
  let last = begin && { ...begin, fingerprint: createFingerprint(begin.fingerprint) };
  let nameless = false;
  let moved = false;
  let present: ReadonlySet<string> = new Set();
  let previous: ReadonlySet<string> = new Set();

  function isKnown(job: WireJob): boolean {
    const id = job.serviceJobId;
    if (id !== undefined && (known.has(id) || previous.has(id))) return true;
    const time = timeOf(job);
    return begin !== null && time !== null && isBefore(time, begin.at, direction);
  }

  function note(job: WireJob): void {
    const id = job.serviceJobId;
    if (id === undefined) {
      nameless = true;
      return;
    }
    all.add(id);
    const time = timeOf(job);
    if (time === null || (last !== null && isBefore(time, last.at, direction))) inOrder = false;
    if (!inOrder || time === null) return;
    if (last?.at !== time) {
      last = { at: time, count: 0, fingerprint: createFingerprint(), ids: [] };
    }
    last.count += 1;
    last.fingerprint.add(id);
    last.ids = last.ids && withinBounds([...last.ids, id]);
  }

  function isNew(job: WireJob): boolean {
    const repeated = moved ? "moved" : repeats.meet(job);
    moved = repeated === "moved";
    return repeated === "new";
  }

  return {
    get rows() {
      return rows;
    },
    get moved() {
      return moved;
    },
    get unmet() {
      return repeats.left > 0;
    },
    cursor(total) {
      if (nameless) return null;
      const fingerprint = all.text();
      if (!inOrder || last === null) return { rows, total, fingerprint, last: null };
      return { rows, total, fingerprint, last: { ...last, fingerprint: last.fingerprint.text() } };
    },
    accept(jobs, slice) {
      if (slice !== present) {
        previous = present;
        present = slice;
      }
      const yielded = jobs.filter((job) => !isKnown(job)).filter(isNew);
      rows += yielded.length;
      yielded.forEach(note);
      return yielded;
    },
  };
}

/** The rows of an earlier crawl that are known by a fingerprint only: they come first, all of them. */
function createRepeats(start: CrawlCursor | null) {
  const begin = start?.last ?? null;
  const expected = begin?.fingerprint ?? start?.fingerprint;
  const met = createFingerprint();
  let left = begin?.count ?? start?.rows ?? 0;
  if (begin !== null && begin.ids !== null) left = 0;

  return {
    get left() {
      return left;
    },
    meet(job: WireJob): "repeated" | "new" | "moved" {
      if (left === 0) return "new";
      if (job.serviceJobId === undefined) return "moved";
      if (begin !== null && timeOf(job) !== begin.at) return "moved";
      met.add(job.serviceJobId);
      left -= 1;
      return left > 0 || met.text() === expected ? "repeated" : "moved";
    },
  };
}

function withinBounds(ids: string[]): string[] | null {
  const characters = ids.reduce((sum, id) => sum + id.length, 0);
  return ids.length <= MOST_IDS && characters <= MOST_ID_CHARACTERS ? ids : null;
}

const FINGERPRINT_BYTES = 16;

/** Of a set of ids, whatever their order: the sum without carry of their hashes. */
export function createFingerprint(from?: string) {
  const sum = from ? Buffer.from(from, "base64url") : Buffer.alloc(FINGERPRINT_BYTES);
  return {
    add(id: string): void {
      const hash = createHash("sha256").update(id).digest();
      for (let at = 0; at < FINGERPRINT_BYTES; at += 1) sum[at] = (sum[at] ?? 0) ^ (hash[at] ?? 0);
    },
    text: () => sum.toString("base64url"),
  };
}
