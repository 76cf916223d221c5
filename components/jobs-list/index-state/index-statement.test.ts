import { describe, expect, it } from "vitest";
import type { IndexInfo, IndexReport } from "@/lib/jobs/job-index";
import { indexStatement, type StatementInput } from "./index-statement";

const ready: IndexInfo = {
  state: "ready",
  asOf: "2026-11-24T14:32Z",
  since: null,
  verified: { have: 41_870, said: 41_870, at: "2026-11-24T14:30Z" },
  sequence: 0,
};
const filling: IndexInfo = {
  state: "filling",
  asOf: "2026-11-24T14:32Z",
  since: "2026-09-12T00:00Z",
  verified: null,
  sequence: 0,
};
const behind: IndexInfo = { ...ready, state: "behind" };

function reportOf(info: IndexInfo, rest: Partial<IndexReport> = {}): IndexReport {
  return { ...info, mode: "memory", progress: null, rows: 41_870, reason: null, ...rest };
}

function statement(given: Partial<StatementInput>) {
  const nothing = { info: null, report: null, liveView: false, liveOnly: [], anyTime: false };
  return indexStatement({ source: "index", ...nothing, ...given });
}

describe("what is said of the index", () => {
  it("is nothing where there is none", () => {
    expect(statement({ info: null })).toBeNull();
    expect(statement({ info: { ...ready, state: "off" } })).toBeNull();
  });

  it("is its age and its count against Amazon's, with the way to the live view", () => {
    expect(statement({ info: ready })).toEqual({
      tone: "quiet",
      parts: [
        { kind: "asOf", at: "2026-11-24T14:32Z" },
        { kind: "verified", have: 41_870, said: 41_870 },
      ],
      progress: null,
      way: "live",
    });
  });

  it("is also how far back any time reaches, as what is too old is not kept", () => {
    const info = { ...ready, since: "2025-05-31T00:00Z" };
    expect(statement({ info, anyTime: true })?.parts).toEqual([
      { kind: "asOf", at: "2026-11-24T14:32Z" },
      { kind: "closedSince", at: "2025-05-31T00:00Z" },
      { kind: "verified", have: 41_870, said: 41_870 },
    ]);
    expect(statement({ info })?.parts).toHaveLength(2);
  });

  it("is never that it is wrong: without a count it is not verified", () => {
    const parts = statement({ info: { ...ready, verified: null } })?.parts;
    expect(parts).toContainEqual({ kind: "unverified" });
  });

  it("is how far back it reaches while it is filled, by what was heard last", () => {
    const report = reportOf({ ...filling, since: "2026-08-01T00:00Z" }, { progress: 0.62 });
    expect(statement({ info: { ...filling }, report })).toMatchObject({
      parts: [{ kind: "filling" }, { kind: "since", at: "2026-08-01T00:00Z", share: 0.62 }],
      progress: 0.62,
    });
    const empty = { ...filling, asOf: null, since: null };
    expect(statement({ info: empty })?.parts).toEqual([{ kind: "filling" }, { kind: "empty" }]);
  });

  it.each(["behind", "stopped"] as const)("warns where it is %s, and says why", (state) => {
    const info = { ...ready, state };
    expect(statement({ info, report: reportOf(info, { reason: "throttled" }) })).toMatchObject({
      tone: "warn",
      parts: [{ kind: "asOf" }, { kind: state, reason: "throttled" }],
      way: "live",
    });
  });

  it("is what was heard of it last, once it has recovered", () => {
    expect(statement({ info: behind })?.parts).toContainEqual({ kind: "behind", reason: null });
    const recovered = { tone: "quiet", parts: [{ kind: "asOf" }, { kind: "verified" }] };
    expect(statement({ info: behind, report: reportOf(ready) })).toMatchObject(recovered);
  });

  it("is its own word where no answer says anything, such as a refused one", () => {
    const report = reportOf(filling, { progress: 0.4 });
    expect(statement({ source: "live", report })).toMatchObject({
      parts: [{ kind: "filling" }, { kind: "since", share: 0.4 }],
      way: "live",
    });
    expect(statement({ source: "live", report: reportOf({ ...ready, state: "off" }) })).toBeNull();
  });
});

describe("what is said of a list that Amazon answered", () => {
  it("is the way back where a person asked for it", () => {
    expect(statement({ info: behind, source: "live", liveView: true })).toEqual({
      tone: "quiet",
      parts: [{ kind: "live", why: "view" }],
      progress: null,
      way: "index",
    });
  });

  it("is what of the search only Amazon knows", () => {
    expect(statement({ info: ready, source: "live", liveOnly: ["updated"] })?.parts).toEqual([
      { kind: "onlyAmazon", parameters: ["updated"] },
    ]);
  });

  it.each([
    [filling, "notYet"],
    [behind, "tooOld"],
    [ready, "answered"],
  ] as const)("is why the index did not answer", (info, why) => {
    expect(statement({ info, source: "live" })?.parts[0]).toEqual({ kind: "live", why });
  });

  it("offers the index's list once it can answer", () => {
    const found = statement({ info: filling, source: "live", report: reportOf(ready) });
    expect(found).toMatchObject({ tone: "quiet", way: "refresh", progress: null });
    expect(found?.parts[0]).toEqual({ kind: "ready" });
  });
});
