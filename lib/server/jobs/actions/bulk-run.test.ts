import { expect, it } from "vitest";
import type { BulkLine } from "@/lib/actions/bulk-assign";
import type { ActionAnswer } from "@/lib/actions/job-action";
import { type ProblemCode, ProblemError } from "@/lib/http/problem";
import { inTurn } from "./bulk-run";

const ANSWER = { job: null, warnings: [] } as unknown as ActionAnswer;

/** Runs things whose ends are told, each a second and a half long. */
function setUp(ends: readonly (ProblemCode | "done")[]) {
  const left = new AbortController();
  const ending = new AbortController();
  const begun: string[] = [];
  let ms = 0;
  const lines = inTurn(
    ends.map((end, index) => ({ key: String(index), end })),
    {
      async perform({ key, end }) {
        begun.push(key);
        ms += 1_500;
        if (end !== "done") throw new ProblemError(end, { detail: "no" });
        return ANSWER;
      },
      now: () => ms,
      left: left.signal,
      ending: ending.signal,
    },
  );
  return { lines, left, ending, begun };
}

async function all(lines: AsyncGenerator<BulkLine, void, void>): Promise<BulkLine[]> {
  const told: BulkLine[] = [];
  for await (const line of lines) told.push(line);
  return told;
}

it("does one after the other, and tells how many seconds the others take", async () => {
  const { lines, begun } = setUp(["done", "upstream_rejected", "done"]);
  const told = await all(lines);
  expect(begun).toEqual(["0", "1", "2"]);
  expect(
    told.map((line) =>
      line.type === "over" ? line.stopped : [line.type, line.key, line.done, line.secondsLeft],
    ),
  ).toEqual([
    ["begun", "0", 0, 3],
    ["done", "0", 1, 3],
    ["begun", "1", 1, 3],
    ["failed", "1", 2, 2],
    ["begun", "2", 2, 2],
    ["done", "2", 3, 0],
    null,
  ]);
});

it("goes no further once nobody knows what became of three", async () => {
  const unknown = "outcome_unknown";
  const { lines, begun } = setUp([unknown, "done", unknown, "done", unknown, "done"]);
  expect((await all(lines)).at(-1)).toEqual({ type: "over", stopped: "unknowns" });
  expect(begun).toHaveLength(5);
});

it("goes no further once five in a row were not done, and counts anew after a success", async () => {
  const no = "upstream_rejected";
  const { lines, begun } = setUp([no, no, no, no, "done", no, no, "conflict", no, no, "done"]);
  expect((await all(lines)).at(-1)).toEqual({ type: "over", stopped: "refusals" });
  expect(begun).toHaveLength(10);
});

it("has not stopped where the last one was the last", async () => {
  const no = "upstream_rejected";
  const { lines } = setUp([no, no, no, no, no]);
  expect((await all(lines)).at(-1)).toEqual({ type: "over", stopped: null });
});

it("begins nothing more when the process ends, and says so", async () => {
  const { lines, ending, begun } = setUp(["done", "done"]);
  await lines.next();
  ending.abort();
  expect((await all(lines)).at(-1)).toEqual({ type: "over", stopped: "shutdown" });
  expect(begun).toEqual(["0"]);
});

it("begins nothing more when whoever asked has gone", async () => {
  const { lines, left, begun } = setUp(["done", "done"]);
  await lines.next();
  await lines.next();
  left.abort();
  expect(await all(lines)).toEqual([]);
  expect(begun).toEqual(["0"]);
});
