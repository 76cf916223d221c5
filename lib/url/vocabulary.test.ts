import { describe, expect, it } from "vitest";
import { strangeParameters } from "./vocabulary";

const KNOWN = ["marketplace", "status", "store", "productOrder", "job", "asOf", "page", "tz"];
const found = (query: string) => strangeParameters(new URLSearchParams(query), KNOWN);

describe("strangeParameters", () => {
  it("names each parameter that is none of those known, once", () => {
    const query = "states=HOLD&status=HOLD&view=mine&view=ours&columns=";
    expect(found(query).map(({ parameter, values }) => [parameter, values])).toEqual([
      ["states", ["HOLD"]],
      ["view", ["mine", "ours"]],
      ["columns", []],
    ]);
  });

  it("knows those known", () => {
    expect(found(KNOWN.map((name) => `${name}=x`).join("&"))).toEqual([]);
  });

  it("says nothing of what mail programs and chats put there", () => {
    expect(found("utm_source=mail&fbclid=1&gclid=2&msclkid=3&mc_cid=4&_rsc=5")).toEqual([]);
  });

  it.each([
    ["Status=HOLD", "status"],
    ["STATUS=HOLD", "status"],
    ["statuses=HOLD", "status"],
    ["stores=A", "store"],
    ["page=1&amp;store=A", "store"],
    ["page=1&amp;amp;store=A", "store"],
    ["status%3DHOLD", "status"],
    ["status[]=HOLD", "status"],
    ["status.=HOLD", "status"],
    ["ｓtatus=HOLD", "status"],
    ["sta\u200btus=HOLD", "status"],
    ["productorders=1", "productOrder"],
    ["asof=2026-11-01", "asOf"],
    ["TZ=UTC", "tz"],
    ["limit=20", undefined],
    ["%00=1", undefined],
    [`${"s".repeat(9_000)}=1`, undefined],
  ])("%.40s may mean %s", (query, meant) => {
    const [problem] = found(query);
    expect(problem?.code).toBe("parameterUnknown");
    expect(problem?.meant).toBe(meant);
    expect(problem?.detail).toContain(meant ? `Did you mean ${meant}?` : "marketplace, status");
  });
});
