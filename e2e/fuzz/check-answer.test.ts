import { describe, expect, it } from "vitest";
import type { RawReply } from "@/e2e/support/api/raw-http";
import { PROBLEM_STATUS, type ProblemCode, problem } from "@/lib/http/problem";
import { problemBody } from "@/lib/http/problem-body";
import { faultsOf } from "./check-answer";
import { isFault } from "./health";
import { readers } from "./readers";

const EXPECTED = { answers: { 200: readers.json }, refusals: ["bad_search"] as const };
const HEADERS = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };
const REFUSED = problemBody(problem("bad_search", { detail: "Not understood." }));

function refusal(changes: object = {}, headers: object = {}): RawReply {
  return {
    status: 422,
    headers: { ...HEADERS, "content-type": "application/problem+json", ...headers },
    text: JSON.stringify({ ...REFUSED, ...changes }),
  };
}

const fine: RawReply = {
  status: 200,
  headers: { ...HEADERS, "content-type": "application/json" },
  text: "{}",
};

describe("what fuzzing looks at in an answer", () => {
  it.each([
    ["a success", fine],
    ["a refusal", refusal()],
  ])("takes %s that is documented", (_, reply) => {
    expect(faultsOf(reply, EXPECTED)).toEqual([]);
  });

  const internal = problemBody(
    problem("internal", { detail: "The cause is in the server's log." }),
  );
  it.each<[string, RawReply, RegExp]>([
    ["a 500", { ...refusal(internal), status: 500 }, /500 internal is not documented/u],
    [
      "a status of a refusal of another route",
      { ...refusal(problemBody(problem("not_found", { detail: "No such job." }))), status: 404 },
      /404 not_found is not documented/u,
    ],
    ["another status than its code's", { ...refusal(), status: 400 }, /bad_search is not 400/u],
    ["another status in its body", refusal({ status: 400 }), /bad_search is not 422/u],
    ["another title", refusal({ title: "Oops" }), /is not 422 "Oops"/u],
    ["a code that there is not", refusal({ code: "oops" }), /another form/u],
    ["a field that nobody knows", refusal({ stackTrace: [] }), /another form/u],
    ["a page", refusal({}, { "content-type": "text/html" }), /422 with text\/html/u],
    ["what caches may keep", refusal({}, { "cache-control": "private" }), /caches/u],
    ["what browsers guess at", refusal({}, { "x-content-type-options": undefined }), /guess/u],
    ["a stack", refusal({ detail: "Error: x at async f (a.ts:1)" }), /it tells of "Error:"/u],
    ["a success that is no JSON", { ...fine, text: "{" }, /JSON/u],
    ["an empty 204", { ...fine, status: 204, headers: HEADERS, text: "" }, /204 with undefined/u],
  ])("names %s", (_, reply, fault) => {
    expect(faultsOf(reply, EXPECTED).join("; ")).toMatch(fault);
  });

  it("knows each code of the table by its status", () => {
    for (const code of Object.keys(PROBLEM_STATUS) as ProblemCode[]) {
      const body = problemBody(problem(code, { detail: "So it is." }));
      const reply = { ...refusal(body), status: PROBLEM_STATUS[code] };
      expect(faultsOf(reply, { ...EXPECTED, refusals: [code] })).toEqual([]);
    }
  });
});

describe("what fuzzing looks at in a log", () => {
  it.each([
    '{"level":"error","msg":"route failed"}',
    '{"level":"error","msg":"audit records lost"}',
    '{"level":"info","route":"jobs.list","status":500,"msg":"request"}',
    " ⨯ unhandledRejection: Error: lost",
    "    at async f (a.js:1:1)",
  ])("%s is a fault", (line) => {
    expect(isFault(line)).toBe(true);
  });

  it.each([
    "",
    '{"level":"info","status":422,"msg":"request"}',
    '{"level":"error","msg":"sign-in failed"}',
  ])("%s is not", (line) => {
    expect(isFault(line)).toBe(false);
  });
});
