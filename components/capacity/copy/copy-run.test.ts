import { expect, test } from "vitest";
import type { ResourceAnswer } from "@/lib/actions/capacity";
import { ProblemError } from "@/lib/http/problem";
import { type Copy, createCopyRun } from "./copy-run";

const BODY: Copy["body"] = { plan: { ranges: [], until: "2026-12-24" }, name: "", seen: "" };
const COPIES = ["A", "B", "C"].map((store) => ({ store, body: { ...BODY, name: store } }));

const DONE: ResourceAnswer = {
  ...{ block: null, wasGone: false, warnings: [] },
  action: {
    ...{ key: "k", resource: "A", action: "replaceSchedule", state: "done", codes: [] },
    ...{ reasons: [], requestId: null },
  },
};

/** A run whose server refuses what is named, so often. */
function runWith(refusals: Record<string, number> = {}) {
  const sent: string[] = [];
  let made = 0;
  const run = createCopyRun({
    async send({ store, body }, key) {
      expect(body.name).toBe(store);
      sent.push(`${store} ${key}`);
      const left = refusals[store] ?? 0;
      refusals[store] = left - 1;
      if (left > 0) throw new ProblemError("conflict", { detail: "" });
      return DONE;
    },
    newKey: () => `${++made}`,
    toProblem: (error) => (error as ProblemError).problem,
    now: () => 0,
    onEnd: () => undefined,
  });
  const kinds = () => run.entries.current().map(({ state }) => state.kind);
  return { run, sent, kinds };
}

test("stores are sent to one after the other, each under a key of its own", async () => {
  const { run, sent, kinds } = runWith();
  const begun = run.begin(COPIES);
  expect(kinds()).toEqual(["sending", "waiting", "waiting"]);
  await begun;
  expect(sent).toEqual(["A 1", "B 2", "C 3"]);
  expect(kinds()).toEqual(["done", "done", "done"]);
});

test("a refusal ends it, and the rest is untouched until somebody goes on", async () => {
  const { run, sent, kinds } = runWith({ B: 2 });
  await run.begin(COPIES);
  expect(kinds()).toEqual(["done", "failed", "waiting"]);
  expect(sent).toEqual(["A 1", "B 2"]);
  await run.check();
  expect(sent.at(-1)).toBe("B 2");
  expect(kinds()).toEqual(["done", "failed", "waiting"]);
  await run.again();
  expect(sent.at(-1)).toBe("B 4");
  expect(kinds()).toEqual(["done", "done", "waiting"]);
  await run.goOn();
  expect(sent.at(-1)).toBe("C 3");
  expect(kinds()).toEqual(["done", "done", "done"]);
});

test("whoever stops has nothing more sent, and what is on its way is not begun anew", async () => {
  const { run, sent, kinds } = runWith();
  const begun = run.begin(COPIES);
  run.stop();
  run.clear();
  await run.begin(COPIES);
  await begun;
  expect(sent).toEqual(["A 1"]);
  expect(kinds()).toEqual(["done", "waiting", "waiting"]);
  run.clear();
  expect(run.entries.current()).toEqual([]);
});
