import { QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import type { ActionAnswer, Seen } from "@/lib/actions/job-action";
import type { Wish } from "@/lib/actions/send-action";
import { type ProblemCode, type ProblemDetails, ProblemError } from "@/lib/http/problem";
import { createActionSession } from "./action-session";
import { showEnd } from "./use-action";

const SEEN: Seen = { status: "NOT_SERVICED", appointmentId: "A1", start: null, technicians: [] };
const ASSIGN: Wish = {
  action: "assign",
  body: { appointment: "A1", technicians: ["T1"], seen: SEEN },
};
const OTHERS: Wish = {
  action: "assign",
  body: { appointment: "A1", technicians: ["T2"], seen: SEEN },
};

const SCHEDULE: Wish = {
  action: "schedule",
  body: { start: "2026-12-01T10:00:00.000Z", seen: { ...SEEN, appointmentId: null } },
};

const DONE: ActionAnswer = {
  job: null,
  warnings: [],
  fetchedAt: "2026-11-30T08:00:00Z",
  action: {
    ...{ key: "k", jobId: "J1", action: "assign", state: "done", at: "", endedAt: "" },
    ...{ user: { id: "u", name: null }, codes: [], reasons: [], warnings: [] },
    ...{ appointmentId: "A1", requestId: null },
  },
};

function failure(code: ProblemCode, details: Partial<ProblemDetails> = {}) {
  return new ProblemError(code, { detail: "", ...details });
}

const LOST = failure("upstream_unavailable", { reason: "unreachable" });

/** A session whose server gives these answers, one after another. */
function sessionWith(answers: (ActionAnswer | Error)[], later: (ActionAnswer | Error)[] = []) {
  const keys: string[] = [];
  const asked: string[] = [];
  const pauses: number[] = [];
  let made = 0;
  const next = (from: (ActionAnswer | Error)[]) => {
    const answer = from.shift();
    if (answer === undefined) throw new Error("Nothing was to be asked.");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const onEnd = vi.fn();
  const session = createActionSession({
    jobId: "J1",
    send: ({ key }) => {
      keys.push(key);
      return next(answers);
    },
    askAfter: (key) => {
      asked.push(key);
      return next(later);
    },
    newKey: () => `key ${++made}`,
    sleep: async (ms) => void pauses.push(ms),
    onEnd,
  });
  return { session, keys, asked, pauses, onEnd };
}

test("a wish is sent once, and is done once its answer is there", async () => {
  const { session, keys, onEnd } = sessionWith([DONE]);
  const sent = session.send(ASSIGN);
  expect(session.state.current()).toMatchObject({ kind: "sending", intent: { key: "key 1" } });
  await session.send(OTHERS);
  await sent;
  expect(session.state.current()).toMatchObject({ kind: "done", answer: DONE });
  expect(keys).toEqual(["key 1"]);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith(DONE);
});

test("a lost connection is tried again under the same key, and then by the person", async () => {
  const { session, keys, pauses } = sessionWith([LOST, LOST, LOST, DONE]);
  await session.send(ASSIGN);
  expect(session.state.current()).toMatchObject({
    kind: "failed",
    problem: { reason: "unreachable" },
  });
  expect(pauses).toEqual([1_000, 3_000]);
  await session.send(ASSIGN);
  expect(keys).toEqual(["key 1", "key 1", "key 1", "key 1"]);
  expect(session.state.current().kind).toBe("done");
});

test("what is under way since before the connection was lost is waited for", async () => {
  const { session, keys, asked, pauses } = sessionWith(
    [LOST, failure("in_progress")],
    [failure("in_progress"), DONE],
  );
  await session.send(ASSIGN);
  expect(session.state.current().kind).toBe("done");
  expect([keys, asked]).toEqual([
    ["key 1", "key 1"],
    ["key 1", "key 1"],
  ]);
  expect(pauses).toEqual([1_000, 2_000, 2_000]);
});

test("somebody else's change of the job is not waited for", async () => {
  const { session, asked } = sessionWith([failure("in_progress")]);
  await session.send(ASSIGN);
  expect(session.state.current()).toMatchObject({
    kind: "failed",
    problem: { code: "in_progress" },
  });
  expect(asked).toEqual([]);
});

test.each(["upstream_rejected", "conflict", "outcome_unknown", "upstream_throttled"] as const)(
  "after %s the same wish has a key of its own: the old one is told the same again",
  async (code) => {
    const { session, keys } = sessionWith([failure(code), DONE]);
    await session.send(ASSIGN);
    await session.send(ASSIGN);
    expect(keys).toEqual(["key 1", "key 2"]);
  },
);

test("another wish never goes under the key of the one before", async () => {
  const { session, keys } = sessionWith([failure("rate_limited"), DONE]);
  await session.send(ASSIGN);
  await session.send(OTHERS);
  expect(keys).toEqual(["key 1", "key 2"]);
});

test("an end that nobody knew is asked for under its own key", async () => {
  const { session, asked, onEnd } = sessionWith([failure("outcome_unknown")], [DONE]);
  await session.send(ASSIGN);
  await session.check();
  expect(asked).toEqual(["key 1"]);
  expect(session.state.current().kind).toBe("done");
  expect(onEnd).toHaveBeenCalledTimes(2);
});

test("what is on its way cannot be forgotten, what has ended can", async () => {
  const { session } = sessionWith([DONE]);
  const sent = session.send(ASSIGN);
  session.dismiss();
  expect(session.state.current().kind).toBe("sending");
  await sent;
  session.dismiss();
  expect(session.state.current().kind).toBe("idle");
});

test("of two wishes at once the second goes under a key of its own, once the first is done", async () => {
  const { session, keys, onEnd } = sessionWith([DONE, DONE]);
  const then = vi.fn(() => ASSIGN);
  const end = await session.send(SCHEDULE, then);
  expect(end).toMatchObject({
    kind: "done",
    intent: { ...ASSIGN, key: "key 2" },
    first: { ...SCHEDULE, key: "key 1" },
  });
  expect(session.state.current()).toBe(end);
  expect(then).toHaveBeenCalledExactlyOnceWith(DONE);
  expect(keys).toEqual(["key 1", "key 2"]);
  expect(onEnd).toHaveBeenCalledTimes(2);
});

test("of two wishes at once the second is not sent when the first is refused", async () => {
  const { session, keys } = sessionWith([failure("upstream_rejected")]);
  const end = await session.send(SCHEDULE, () => ASSIGN);
  expect(end).toMatchObject({ kind: "failed", intent: SCHEDULE });
  expect(end).not.toHaveProperty("first");
  expect(keys).toEqual(["key 1"]);
});

test("when the second is refused it is told that the first is done, also after it was tried again", async () => {
  const no = failure("upstream_rejected");
  const { session, keys } = sessionWith([DONE, no, no, DONE]);
  await session.send(SCHEDULE, () => ASSIGN);
  const failed = { kind: "failed", intent: ASSIGN, first: SCHEDULE };
  expect(session.state.current()).toMatchObject(failed);
  expect(await session.send(ASSIGN)).toMatchObject(failed);
  expect(await session.send(OTHERS)).not.toHaveProperty("first");
  expect(keys).toEqual(["key 1", "key 2", "key 3", "key 4"]);
});

test("what follows is kept while nobody knows of the first, and is sent once that is known to be done", async () => {
  const { session, keys } = sessionWith([failure("outcome_unknown"), DONE], [DONE]);
  await session.send(SCHEDULE, () => ASSIGN);
  await session.check();
  expect(session.state.current()).toMatchObject({ kind: "done", intent: ASSIGN });
  expect(keys).toEqual(["key 1", "key 2"]);
});

test("tried again from elsewhere the same follows, and nothing where somebody thought better of it", async () => {
  const no = failure("upstream_unavailable");
  const { session, keys } = sessionWith([no, no, DONE, DONE]);
  await session.send(SCHEDULE, () => ASSIGN);
  await session.send(SCHEDULE);
  expect(await session.send(SCHEDULE)).toMatchObject({ kind: "done", intent: ASSIGN });
  expect(keys).toHaveLength(4);
  const other = sessionWith([no, DONE]);
  await other.session.send(SCHEDULE, () => ASSIGN);
  expect(await other.session.send(SCHEDULE, null)).toMatchObject({
    kind: "done",
    intent: SCHEDULE,
  });
});

test("what is done with one job has the times of all of them asked anew, and other jobs kept", () => {
  const client = new QueryClient();
  const keys = [
    ["job", "J1"],
    ["job", "J2"],
    ["slots", "J2", "2026-12-01"],
    ["capacity", "S1"],
  ];
  for (const key of keys) client.setQueryData(key, {});
  showEnd(client, "J1", DONE);
  const isOld = keys.map((queryKey) => client.getQueryState(queryKey)?.isInvalidated);
  expect(isOld).toEqual([true, false, true, true]);
});
