import type { IndexInfo, IndexReason, IndexReport } from "@/lib/jobs/job-index";
import type { ListIndex } from "./list-index";

/** One thing that is said of the index; instants are ISO 8601. */
export type Part =
  | { kind: "asOf"; at: string }
  | { kind: "verified"; have: number; said: number }
  | { kind: "unverified" | "filling" | "empty" | "ready" }
  | { kind: "since"; at: string; share: number | null }
  | { kind: "closedSince"; at: string }
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

export type StatementInput = Pick<ListIndex, "info" | "source" | "report"> & {
  /** Whether the person asked for Amazon's list. */
  liveView: boolean;
  /** Parameters of the search that only Amazon can answer. */
  liveOnly: readonly string[];
  /** Whether jobs of any age are asked for, of which the closed ones that are too old are not kept. */
  anyTime: boolean;
};

/** The index as it was heard of last. */
type Current = IndexInfo & Partial<Pick<IndexReport, "progress" | "reason">>;

/** What is said of the index above a list; null where there is none. */
export function indexStatement(input: StatementInput): IndexStatement | null {
  const { info, source, report, liveView, liveOnly, anyTime } = input;
  const current: Current | null = report ?? info;
  if (current === null || current.state === "off") return null;
  if (liveView) return quiet([{ kind: "live", why: "view" }], "index");
  const progress = current.state === "filling" ? (current.progress ?? null) : null;
  const tone = current.state === "behind" || current.state === "stopped" ? "warn" : "quiet";
  const parts = partsOf(current, anyTime);
  // An answer that was refused is nobody's: its screen says so, and Amazon's list may help.
  if (source === "index" || info === null) return { tone, parts, progress, way: "live" };
  if (liveOnly.length > 0) return quiet([{ kind: "onlyAmazon", parameters: liveOnly }], null);
  // What answers by now did not when the list was asked: the rows change when somebody wants it.
  if (info.state !== "ready" && current.state === "ready") {
    return quiet([{ kind: "ready" }, ...parts], "refresh");
  }
  return {
    tone,
    parts: [{ kind: "live", why: WHY_LIVE[current.state] }, ...parts],
    progress,
    way: null,
  };
}

const WHY_LIVE = {
  filling: "notYet",
  ready: "answered",
  behind: "tooOld",
  stopped: "tooOld",
} as const;

function quiet(parts: readonly Part[], way: IndexStatement["way"]): IndexStatement {
  return { tone: "quiet", parts, progress: null, way };
}

/** The state in parts. */
function partsOf(current: Current, anyTime: boolean): Part[] {
  const { state, asOf, since, verified, reason = null } = current;
  const age: Part[] = asOf === null ? [] : [{ kind: "asOf", at: asOf }];
  if (anyTime && since !== null) age.push({ kind: "closedSince", at: since });
  switch (state) {
    case "off":
      return [];
    case "filling":
      return [{ kind: "filling" }, reachOf(current)];
    case "ready":
      return [
        ...age,
        verified === null
          ? { kind: "unverified" }
          : { kind: "verified", have: verified.have, said: verified.said },
      ];
    case "behind":
    case "stopped":
      return [...age, { kind: state, reason }];
  }
}

/** How far back it reaches while it is filled. */
function reachOf({ since, asOf, progress = null }: Current): Part {
  if (since !== null) return { kind: "since", at: since, share: progress };
  return asOf === null ? { kind: "empty" } : { kind: "asOf", at: asOf };
}
