import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { followChanges, type Heard, type StreamParts } from "./change-stream";

/** One browser: its tabs share a lock and a channel, and each stream that was opened is kept. */
function browser() {
  const sources: ReturnType<typeof source>[] = [];
  const tabs = new Set<EventTarget>();
  const waiting: (() => void)[] = [];
  let isHeld = false;

  function source(url: string) {
    const target = new EventTarget();
    const one = {
      url,
      readyState: 1,
      addEventListener: target.addEventListener.bind(target),
      close: vi.fn(() => {
        one.readyState = 2;
      }),
      say: (kind: string, data: unknown) =>
        target.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) })),
      fail(readyState: number) {
        one.readyState = readyState;
        target.dispatchEvent(new Event("error"));
      },
    };
    return one;
  }

  const parts: StreamParts = {
    open(url) {
      const one = source(url);
      sources.push(one);
      return one;
    },
    async alone(_, signal, work) {
      if (isHeld) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      }
      isHeld = true;
      await work();
      isHeld = false;
      waiting.shift()?.();
    },
    channel() {
      const own = new EventTarget();
      tabs.add(own);
      return {
        addEventListener: own.addEventListener.bind(own),
        postMessage(data: unknown) {
          for (const tab of tabs) {
            if (tab !== own) tab.dispatchEvent(new MessageEvent("message", { data }));
          }
        },
        close: () => void tabs.delete(own),
      };
    },
  };
  return { sources, parts };
}

type Tab = { marketplace?: string | null; after?: number | null };

function tab(parts: StreamParts, { marketplace = null, after = null }: Tab = {}) {
  const heard: Heard[] = [];
  const live: boolean[] = [];
  const leave = followChanges(
    marketplace,
    after,
    { hear: (one) => heard.push(one), onLive: (one) => live.push(one) },
    parts,
  );
  return { heard, live, leave };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("one tab of a browser holds the stream and tells the others", async () => {
  const { sources, parts } = browser();
  const [one, other] = [tab(parts), tab(parts)];
  await vi.advanceTimersByTimeAsync(0);
  expect(sources.map(({ url }) => url)).toEqual(["/api/changes"]);
  sources[0]?.say("beat", { sequence: 7 });
  sources[0]?.say("changes", { sequence: 8, ids: ["A"] });
  sources[0]?.say("reset", { sequence: 9 });
  const said = [
    { kind: "beat", sequence: 7 },
    { kind: "changes", sequence: 8, ids: ["A"] },
    { kind: "reset", sequence: 9 },
  ];
  expect([one.heard, other.heard]).toEqual([said, said]);
  expect([one.live, other.live]).toEqual([[true], [true]]);
});

it("a tab that comes later hears at once up to where the stream is", async () => {
  const { sources, parts } = browser();
  const one = tab(parts);
  const early = tab(parts);
  await vi.advanceTimersByTimeAsync(0);
  expect(early.heard).toEqual([]);
  sources[0]?.say("changes", { sequence: 8, ids: ["A"] });
  const late = tab(parts);
  await vi.advanceTimersByTimeAsync(0);
  expect(late.heard).toEqual([{ kind: "beat", sequence: 8 }]);
  expect(late.live).toEqual([true]);
  expect(one.heard).toHaveLength(1);
});

it("when that tab goes another holds it, from where it was", async () => {
  const { sources, parts } = browser();
  const [one, other, third] = [tab(parts), tab(parts), tab(parts)];
  await vi.advanceTimersByTimeAsync(0);
  sources[0]?.say("changes", { sequence: 8, ids: ["A"] });
  third.leave();
  one.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(sources[0]?.close).toHaveBeenCalled();
  expect(sources.map(({ url }) => url)).toEqual(["/api/changes", "/api/changes?after=8"]);
  sources[1]?.say("changes", { sequence: 10, ids: ["B"] });
  expect(other.heard).toHaveLength(2);
  expect(one.heard).toHaveLength(1);
});

it("what is known already is not asked for, and what came since is", async () => {
  const { sources, parts } = browser();
  const [one] = [tab(parts, { after: 5 }), tab(parts, { after: 6 })];
  await vi.advanceTimersByTimeAsync(0);
  sources[0]?.say("beat", { sequence: 5 });
  one.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(sources.map(({ url }) => url)).toEqual(["/api/changes?after=5", "/api/changes?after=6"]);
});

it("without locks or a channel each tab holds its own", async () => {
  for (const missing of ["alone", "channel"]) {
    const { sources, parts } = browser();
    tab({ ...parts, [missing]: null }, { marketplace: "A1PA6795UKMFR9" });
    tab({ ...parts, [missing]: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(sources.map(({ url }) => url)).toEqual([
      "/api/changes?marketplace=A1PA6795UKMFR9",
      "/api/changes",
    ]);
  }
  expect(tab({ open: null, alone: null, channel: null }).live).toEqual([]);
});

it("a stream that is held back is noticed by its silence, and its first word is enough", async () => {
  const { sources, parts } = browser();
  const { live } = tab(parts);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(live).toEqual([]);
  sources[0]?.say("beat", { sequence: 1 });
  await vi.advanceTimersByTimeAsync(30_000);
  sources[0]?.say("beat", { sequence: 1 });
  await vi.advanceTimersByTimeAsync(39_999);
  expect(live).toEqual([true]);
  await vi.advanceTimersByTimeAsync(1);
  expect(live).toEqual([true, false]);
  sources[0]?.say("beat", { sequence: 1 });
  expect(live).toEqual([true, false, true]);
});

it("a refused stream is tried again a minute later; one that is cut comes back by itself", async () => {
  const { sources, parts } = browser();
  const { live, leave } = tab(parts);
  await vi.advanceTimersByTimeAsync(0);
  sources[0]?.say("beat", { sequence: 5 });
  sources[0]?.fail(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sources).toHaveLength(1);
  sources[0]?.fail(2);
  expect(live.at(-1)).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sources.map(({ url }) => url)).toEqual(["/api/changes", "/api/changes?after=5"]);
  sources[1]?.fail(2);
  leave();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sources).toHaveLength(2);
});

it("what cannot be read is left out", async () => {
  const { sources, parts } = browser();
  const { heard, live } = tab(parts);
  await vi.advanceTimersByTimeAsync(0);
  sources[0]?.say("changes", { sequence: 1 });
  sources[0]?.say("changes", null);
  expect([heard, live]).toEqual([[], []]);
});
