import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChangeNews, FollowedChanges } from "@/lib/server/index/job-index";
import { type ChangeStreams, createChangeStreams } from "./change-streams";

const US = "ATVPDKIKX0DER";
const CA = "A2EUQ1WTGCTBG2";

let streams: ChangeStreams;
let hear: ((marketplace: string, news: ChangeNews) => void) | null;
let since: FollowedChanges["since"];
const changes: FollowedChanges = {
  follow(listener) {
    expect(hear, "one listener for all").toBeNull();
    hear = listener;
    return () => {
      hear = null;
    };
  },
  since: (...asked) => since(...asked),
  last: () => 41,
};

beforeEach(() => {
  vi.useFakeTimers();
  streams = createChangeStreams();
  hear = null;
  since = async () => null;
});
afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

type Opening = { user?: string; marketplace?: string; after?: number | null; isIn?: () => boolean };

async function open({ user = "mara", marketplace = US, after = null, isIn }: Opening = {}) {
  const left = new AbortController();
  const body = await streams.open(
    { user, marketplace, after, isStillIn: async () => isIn?.() ?? true, signal: left.signal },
    changes,
  );
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const heard: string[] = [];
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard.push(decoder.decode(value));
    }
  })();
  return {
    ended,
    leave: () => left.abort(),
    /** The events with their data, in order. */
    async events() {
      await vi.advanceTimersByTimeAsync(0);
      const all = heard
        .join("")
        .split("\n\n")
        .filter((block) => block.includes("event: "));
      return all.map((block) => [
        /^event: (.+)$/mu.exec(block)?.[1],
        JSON.parse(/^data: (.+)$/mu.exec(block)?.[1] ?? "null"),
      ]);
    },
    text: () => heard.join(""),
  };
}

const tell = (sequence: number, ids: string[], marketplace = US) =>
  hear?.(marketplace, { sequence, ids });
const many = (count: number) => Array.from({ length: count }, (_, index) => `J${index}`);

describe("a stream of changes", () => {
  it("says at once that it is there, and then which jobs changed, at most twice a second", async () => {
    const one = await open();
    expect(await one.events()).toEqual([["beat", { sequence: 41 }]]);
    expect(one.text()).toContain("id: 41\n");
    tell(42, ["A"]);
    tell(43, ["B", "A"]);
    await vi.advanceTimersByTimeAsync(499);
    expect(await one.events()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    tell(44, ["C"]);
    expect((await one.events()).slice(1)).toEqual([["changes", { sequence: 43, ids: ["A", "B"] }]]);
    await vi.advanceTimersByTimeAsync(500);
    expect((await one.events()).at(-1)).toEqual(["changes", { sequence: 44, ids: ["C"] }]);
    expect(one.text()).toContain("id: 44\n");
  });

  it("is told of its own marketplace alone", async () => {
    const [us, ca] = [await open(), await open({ marketplace: CA })];
    tell(42, ["A"]);
    tell(43, ["B"], CA);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await us.events()).at(-1)).toEqual(["changes", { sequence: 42, ids: ["A"] }]);
    expect((await ca.events()).at(-1)).toEqual(["changes", { sequence: 43, ids: ["B"] }]);
  });

  it("brings what was missed since the last number, or says that it may be anything", async () => {
    since = async (marketplace, after) => ({ sequence: 40, ids: [marketplace, `${after}`] });
    const back = await open({ after: 12 });
    expect((await back.events()).at(-1)).toEqual(["changes", { sequence: 40, ids: [US, "12"] }]);
    expect((await back.events())[0]).toEqual(["beat", { sequence: 12 }]);
    expect(back.text()).not.toContain("id: 41\n");
    since = async () => ({ sequence: 40, ids: [] });
    expect(await (await open({ after: 40 })).events()).toHaveLength(1);
    since = async () => null;
    expect((await (await open({ after: 1 })).events()).at(-1)).toEqual(["reset", { sequence: 41 }]);
  });

  it("says so where more have changed than it names", async () => {
    const one = await open();
    tell(50, many(300));
    tell(900, many(600));
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await one.events()).at(-1)).toEqual(["reset", { sequence: 900 }]);
  });

  it("beats, and ends with the session", async () => {
    let isIn = true;
    const [one, other] = [await open({ isIn: () => isIn }), await open({ user: "otto" })];
    await vi.advanceTimersByTimeAsync(15_000);
    expect((await one.events()).at(-1)).toEqual(["beat", { sequence: 41 }]);
    isIn = false;
    await vi.advanceTimersByTimeAsync(15_000);
    await one.ended;
    expect(streams.count).toBe(1);
    expect(await other.events()).toHaveLength(3);
  });

  it("ends when its reader leaves or takes nothing any more, and the last one stops the timers", async () => {
    const one = await open();
    one.leave();
    await one.ended;
    expect(streams.count).toBe(0);
    expect(hear).toBeNull();
    expect(vi.getTimerCount()).toBe(0);

    const signal = new AbortController().signal;
    const isStillIn = async () => true;
    await streams.open({ user: "mara", marketplace: US, after: null, isStillIn, signal }, changes);
    for (let second = 0; second < 30; second += 1) {
      tell(second, many(500));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(streams.count).toBe(0);
  });

  it("is refused to whoever has eight, and to everybody once the process shuts down", async () => {
    const own = await Promise.all(many(8).map(() => open()));
    await expect(open()).rejects.toMatchObject({ problem: { code: "rate_limited" } });
    await open({ user: "otto" });
    own[0]?.leave();
    await open();
    streams.close();
    await Promise.all(own.map(({ ended }) => ended));
    expect(streams.count).toBe(0);
    await expect(open()).rejects.toMatchObject({ problem: { code: "upstream_unavailable" } });
  });

  it("costs little: two hundred of them at most 20 MB", async () => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    collect();
    const before = process.memoryUsage().heapUsed;
    await Promise.all(many(200).map((user) => open({ user })));
    for (let second = 0; second < 20; second += 1) {
      tell(100 + second, many(200));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(streams.count).toBe(200);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(2);
    collect();
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(20);
  });
});
