import { expect, it, vi } from "vitest";
import type { BulkItem, BulkLine } from "@/lib/actions/bulk-assign";
import type { ActionAnswer } from "@/lib/actions/job-action";
import { type ProblemCode, type ProblemDetails, ProblemError, problem } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import { createBulkSession } from "./bulk-session";

function job(serviceJobId: string, technicianId = "OLD"): Job {
  const assignedTechnicians = [{ technicianId }];
  const appointmentId = `${serviceJobId}_1`;
  const visit = { appointmentId, appointmentStatus: "ACTIVE", assignedTechnicians };
  return { serviceJobId, flags: [], hidden: [], zone: "UTC", appointments: [visit] };
}

const answer: ActionAnswer = {
  ...{ job: null, warnings: [], fetchedAt: "2026-11-30T10:00:00.000Z" },
  action: {
    ...{ key: "k1", jobId: "A", action: "assign", state: "done", user: { id: "ann", name: null } },
    ...{ at: "2026-11-30T10:00:00.000Z", endedAt: "2026-11-30T10:00:01.000Z" },
    ...{ codes: [], reasons: [], warnings: [], appointmentId: null, requestId: null },
  },
};
const AT = { done: 0, of: 3, secondsLeft: 3 };
const OVER: BulkLine = { type: "over", stopped: null };
const begun = (key: string): BulkLine => ({ type: "begun", key, ...AT });
const done = (key: string): BulkLine => ({ type: "done", key, answer, ...AT });
const failed = (
  key: string,
  code: ProblemCode,
  details: Partial<ProblemDetails> = {},
): BulkLine => ({
  ...{ type: "failed", key, ...AT },
  problem: problem(code, { detail: "", ...details }),
});

type Step = BulkLine | Error | "stop";

/** A session whose server tells these lines, an error breaking off, and that is stopped in between; `later` is what is asked after. */
function sessionWith(scripts: Step[][], later: (ActionAnswer | Error)[] = []) {
  const sent: (readonly BulkItem[])[] = [];
  const asked: string[] = [];
  let made = 0;
  const onEnd = vi.fn();
  const session = createBulkSession({
    async *send(items, signal) {
      sent.push(items);
      for (const line of scripts.shift() ?? []) {
        if (line === "stop") session.stop();
        signal.throwIfAborted();
        if (line === "stop") continue;
        if (line instanceof Error) throw line;
        yield line;
      }
    },
    async askAfter(key) {
      asked.push(key);
      const next = later.shift();
      if (next instanceof Error) throw next;
      return next ?? answer;
    },
    newKey: () => `k${++made}`,
    sleep: async () => undefined,
    onJob: () => undefined,
    onEnd,
  });
  const ends = () => {
    const state = session.state.current();
    return state.kind === "idle" ? [] : state.visits.map(({ end }) => end.kind);
  };
  return { session, sent, asked, ends, onEnd };
}

const JOBS = [job("A"), job("B"), job("C")];

it("tells each visit's end, and sends anew what was not done, as the job is now", async () => {
  const current = job("B", "BEN");
  const { session, sent, ends, onEnd } = sessionWith([
    [begun("k1"), done("k1"), failed("k2", "conflict", { current }), done("k3"), OVER],
    [done("k4"), OVER],
  ]);
  await session.start(JOBS, ["ADA"]);
  expect(ends()).toEqual(["done", "failed", "done"]);
  expect(session.state.current()).toMatchObject({ kind: "over", why: null });
  await session.retry();
  expect(sent[1]).toMatchObject([{ job: "B", key: "k4", seen: { technicians: ["BEN"] } }]);
  expect(ends()).toEqual(["done", "done", "done"]);
  expect(onEnd).toHaveBeenCalledTimes(2);
});

it("asks what became of the one on its way when somebody stops, and leaves the rest unsent", async () => {
  const { session, asked, ends } = sessionWith([[begun("k1"), done("k1"), begun("k2"), "stop"]]);
  await session.start(JOBS, ["ADA"]);
  expect(asked).toEqual(["k2"]);
  expect(ends()).toEqual(["done", "done", "unsent"]);
  expect(session.state.current()).toMatchObject({ kind: "over", why: "person" });
});

it("says that nothing was sent of what was called off on its way", async () => {
  const notDone = new ProblemError("upstream_unavailable", { detail: "", reason: "notDone" });
  const { session, ends } = sessionWith([[begun("k1"), "stop"]], [notDone]);
  await session.start(JOBS, ["ADA"]);
  expect(ends()).toEqual(["unsent", "unsent", "unsent"]);
});

it("knows a connection that was lost from an end, and asks what became of the one on its way", async () => {
  const lost = new ProblemError("upstream_unavailable", { detail: "", reason: "unreachable" });
  const unknown = new ProblemError("not_found", { detail: "" });
  const broken = sessionWith([[done("k1"), begun("k2"), lost]], [unknown]);
  await broken.session.start(JOBS, ["ADA"]);
  expect(broken.ends()).toEqual(["done", "unsent", "unsent"]);
  expect(broken.session.state.current()).toMatchObject({ why: { reason: "unreachable" } });

  const cut = sessionWith([[done("k1"), done("k2"), done("k3")]]);
  await cut.session.start(JOBS, ["ADA"]);
  expect(cut.session.state.current()).toMatchObject({ why: { reason: "unreachable" } });
});

it("never sends anew what nobody knows the end of: it asks for it", async () => {
  const { session, sent, ends } = sessionWith([[failed("k1", "outcome_unknown"), OVER]]);
  await session.start([job("A")], ["ADA"]);
  await session.retry();
  expect(sent).toHaveLength(1);
  await session.check("k1");
  expect(ends()).toEqual(["done"]);
});
