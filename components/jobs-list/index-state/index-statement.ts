import type { IndexInfo, IndexReason, IndexReport } from "@/lib/jobs/job-index";
import type { ListIndex } from "./list-index";

/** One thing that is said of the index; instants are ISO 8601. */
export type Part =
  | { kind: "asOf"; at: string }
  | { kind: "verified"; have: number; said: number }
  | { kind: "unverified" | "filling" | "empty" | "ready" }
  | { kind: "since"; at: string; share: number | null }
  | { kind: "behind" | "stopped"; reason: IndexReason | null }
  | { kind: "live"; why: "view" | "notYet" | "tooOld" | "answered" }
  | { kind: "onlyAmazon"; parameters: readonly string[] };

export type IndexStatement = {
  tone: "quiet" | "warn";
  parts: readonly Part[];
  /** How far the first filling is, 0 to 1; null where there is none. */
  progress: number | null;
  /** Where the list can be had instead. */
  way: "live" | "index" | "refresh" | null;
};

export type StatementInput = Pick<ListIndex, "info" | "source"> & {
  /** What `GET /api/index` has said since; null while it was not asked. */
  report: IndexReport | null;
  /** Whether the person asked for Amazon's list. */
  liveView: boolean;
  /** Parameters of the search that only Amazon can answer. */
  liveOnly: readonly string[];
};

/** What is said of the index above a list; null where there is none. */
export function indexStatement(input: StatementInput): IndexStatement | null {
  const { info: answered, source, report, liveView, liveOnly } = input;
  if (answered === null || answered.state === "off") return null;
  const now = report?.state === "off" ? null : report;
  const progress = answered.state === "filling" ? (now?.progress ?? null) : null;
  if (liveView) {
    return { tone: "quiet", parts: [{ kind: "live", why: "view" }], progress: null, way: "index" };
  }
  if (source === "index") {
    const parts = partsOf(answered, now);
    return { tone: toneOf(answered), parts, progress, way: "live" };
  }
  if (liveOnly.length > 0) {
    const parts = [{ kind: "onlyAmazon", parameters: liveOnly } as const];
    return { tone: "quiet", parts, progress: null, way: null };
  }
  const since = now ?? answered;
  // What answers by now did not when the list was asked: the rows change when somebody wants it.
  if (answered.state !== "ready" && since.state === "ready") {
    const parts = [{ kind: "ready" } as const, ...partsOf(since, null)];
    return { tone: "quiet", parts, progress: null, way: "refresh" };
  }
  const live = { kind: "live", why: whyLive(answered) } as const;
  return { tone: toneOf(answered), parts: [live, ...partsOf(since, now)], progress, way: null };
}

function toneOf({ state }: IndexInfo): IndexStatement["tone"] {
  return state === "behind" || state === "stopped" ? "warn" : "quiet";
}

function whyLive({ state }: IndexInfo): "notYet" | "tooOld" | "answered" {
  if (state === "filling") return "notYet";
  return state === "behind" || state === "stopped" ? "tooOld" : "answered";
}

/** The state in parts. */
function partsOf(info: IndexInfo, report: IndexReport | null): Part[] {
  const asOf: Part[] = info.asOf === null ? [] : [{ kind: "asOf", at: info.asOf }];
  switch (info.state) {
    case "off":
      return [];
    case "filling":
      return [{ kind: "filling" }, reachOf(info, report)];
    case "ready":
      return [...asOf, verifiedOf(info)];
    case "behind":
    case "stopped":
      // Of another state by now, its reason says nothing about this answer.
      return [
        ...asOf,
        { kind: info.state, reason: report?.state === info.state ? report.reason : null },
      ];
  }
}

/** How far back it reaches: while it is filled, by what was said last. */
function reachOf(info: IndexInfo, report: IndexReport | null): Part {
  const { since, asOf } = report?.state === "filling" ? report : info;
  if (since !== null) return { kind: "since", at: since, share: report?.progress ?? null };
  return asOf === null ? { kind: "empty" } : { kind: "asOf", at: asOf };
}

function verifiedOf({ verified }: IndexInfo): Part {
  if (verified === null) return { kind: "unverified" };
  return { kind: "verified", have: verified.have, said: verified.said };
}
