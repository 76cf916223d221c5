import { expect, it } from "vitest";
import { problem } from "@/lib/http/problem";
import type { LookupFound } from "./lookup-result";
import { mergeOutcomes, ordersOf } from "./lookup-result";

const hit = (id: string, serviceOrderId?: string): LookupFound => ({
  id,
  kind: "order",
  job: { serviceJobId: `J${id}`, serviceOrderId, zone: "UTC", flags: [], hidden: [] },
});

const none = { found: [], missing: [], malformed: [], duplicates: [] };

it("puts the parts together in order, and counts a part without an answer as failed", () => {
  const failure = {
    ids: ["3"],
    code: "upstream_timeout" as const,
    detail: "Late.",
    requestId: "R",
  };
  const merged = mergeOutcomes([
    {
      ids: ["1", "2", "3"],
      result: { ...none, found: [hit("1")], missing: ["2"], failed: [failure] },
    },
    { ids: ["4"], problem: problem("upstream_unavailable", { detail: "Down." }) },
    { ids: ["5"] },
    { ids: ["6"], result: { ...none, found: [hit("6")] } },
  ]);
  expect(merged).toEqual({
    found: [hit("1"), hit("6")],
    missing: ["2"],
    failed: [failure, { ids: ["4"], code: "upstream_unavailable", detail: "Down." }],
  });
});

it("names each order once", () => {
  const found = [hit("1", "A"), hit("2", "B"), hit("3", "A"), hit("4")];
  expect(ordersOf(found)).toEqual(["A", "B"]);
});
