import { beforeEach, expect, test, vi } from "vitest";
import { createPriority } from "@/lib/server/cache/priority";
import { quotaForTest } from "@/lib/server/sp-api/testing/quota-harness";

const START = Date.UTC(2026, 0, 5);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  return () => vi.useRealTimers();
});

const passed = () => Date.now() - START;
const tick = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("serves the burst but two at once, then ten a second", async () => {
  const { acquire, served } = quotaForTest();
  for (let i = 0; i < 58; i++) {
    void acquire("interactive").then(({ waitMs }) => {
      expect(waitMs).toBe(passed());
      served.push(String(passed()));
    });
  }

  await tick(0);
  expect(served).toHaveLength(38);
  await tick(1_000);
  expect(served).toHaveLength(48);
  await tick(1_000);
  expect(served).toHaveLength(58);
});

test("sets no timer while nobody waits", async () => {
  const { acquire, queue, empty, served } = quotaForTest();
  await empty();
  expect(vi.getTimerCount()).toBe(0);

  const leaving = new AbortController();
  const left = acquire("interactive", { signal: leaving.signal });
  queue("other", "background");
  expect(vi.getTimerCount()).toBe(1);

  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  await tick(500);
  expect(served).toEqual(["other"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("serves interactive calls before background ones", async () => {
  const { queue, empty, served } = quotaForTest();
  await empty();
  queue("export", "background");
  queue("click 1", "interactive");
  queue("click 2", "interactive");

  await tick(250);
  expect(served).toEqual(["click 1", "click 2"]);
  await tick(450);
  expect(served).toEqual(["click 1", "click 2", "export"]);
});

test("background work leaves a reserve that a click finds at once", async () => {
  const { quota, queue, acquire, served } = quotaForTest();
  for (let i = 0; i < 60; i++) queue("export", "background");
  await tick(1_000);

  expect(await quota.read()).toMatchObject({ tokens: 4, waiting: { background: 16 } });
  expect(served).toHaveLength(44);
  await expect(acquire("interactive")).resolves.toMatchObject({ waitMs: 0 });
});

test("a click every half second never waits behind an export, which still takes the rest", async () => {
  const { acquire, queue, served } = quotaForTest();
  for (let i = 0; i < 200; i++) queue("page", "background");
  const waits: number[] = [];

  while (served.length < 200) {
    await tick(500);
    waits.push((await acquire("interactive")).waitMs);
  }

  expect(Math.max(...waits)).toBe(0);
  const possible = (200 + waits.length - 40) / 10;
  expect(passed() / 1000).toBeLessThan(possible * 1.1);
});

test("a prefetch takes what is plenty and is dropped where it would wait", async () => {
  const { acquire, served } = quotaForTest();
  for (let i = 0; i < 28; i++) await acquire("prefetch");

  await expect(acquire("prefetch")).rejects.toMatchObject({
    kind: "throttled",
    retryAfterSeconds: 1,
  });
  expect(vi.getTimerCount()).toBe(0);
  await tick(100);
  await acquire("prefetch");
  expect(served).toEqual([]);
});

test("users are served by rounds within a lane", async () => {
  const { queue, empty, served } = quotaForTest();
  await empty();
  for (let i = 1; i <= 3; i++) queue(`ann ${i}`, "interactive", { user: "ann" });
  queue("bob 1", "interactive", { user: "bob" });

  await tick(400);

  expect(served).toEqual(["ann 1", "bob 1", "ann 2", "ann 3"]);
});

test("a promoted call moves from the background to the interactive lane", async () => {
  const { quota, queue, empty, served } = quotaForTest();
  await empty();
  const priority = createPriority("background");
  queue("export", "background");
  void quota.acquire({ priority, user: "", returning: false }).then(() => served.push("joined"));
  expect((await quota.read()).waiting).toEqual({ interactive: 0, prefetch: 0, background: 2 });

  priority.promote("interactive");

  expect((await quota.read()).waiting).toEqual({ interactive: 1, prefetch: 0, background: 1 });
  await tick(100);
  expect(served).toEqual(["joined"]);
});

test("a promotion is served at once from the reserve", async () => {
  const { quota, served } = quotaForTest();
  const priority = createPriority("background");
  for (let i = 0; i < 35; i++) {
    void quota.acquire({ priority, user: "", returning: false }).then(() => served.push("page"));
  }
  await tick(0);
  expect(served).toHaveLength(34);

  priority.promote("interactive");
  await tick(0);

  expect(served).toHaveLength(35);
});

test("who leaves the queue makes room", async () => {
  const { quota, acquire, queue, empty, served } = quotaForTest();
  await empty();
  const leaving = new AbortController();
  const left = acquire("interactive", { signal: leaving.signal });
  queue("next", "interactive");

  leaving.abort(new Error("gone"));

  await expect(left).rejects.toThrow("gone");
  expect((await quota.read()).waiting.interactive).toBe(1);
  await tick(100);
  expect(served).toEqual(["next"]);
});

test("who has left before asking takes nothing", async () => {
  const { quota, acquire } = quotaForTest();

  await expect(acquire("interactive", { signal: AbortSignal.abort() })).rejects.toThrow();

  expect((await quota.read()).tokens).toBe(38);
});

test("refuses at once whoever would wait too long, and says when to come back", async () => {
  const { acquire, queue, empty, served } = quotaForTest({ maxWaitMs: 2_000 });
  await empty();
  for (let i = 0; i < 20; i++) queue("early", "interactive");

  await expect(acquire("interactive")).rejects.toMatchObject({
    kind: "throttled",
    retryAfterSeconds: 3,
  });
  queue("other user", "interactive", { user: "other" });
  await tick(200);
  expect(served).toEqual(["early", "other user"]);
});

test("bounds each lane", async () => {
  const { acquire, empty, queue, served } = quotaForTest({ maxQueue: 2 });
  await empty();
  queue("b", "background");
  queue("b", "background");

  await expect(acquire("background")).rejects.toMatchObject({ kind: "throttled" });
  queue("click", "interactive");
  await tick(100);
  expect(served).toEqual(["click"]);
});

test("bounds what one user may have waiting in a lane, and leaves the rest to the others", async () => {
  const { quota, acquire, queue, empty, served } = quotaForTest({ maxQueueOfUser: 3 });
  await empty();
  for (let i = 0; i < 40; i++) queue("script", "interactive", { user: "script" });
  for (let i = 0; i < 40; i++) queue("script", "background", { user: "script" });

  expect((await quota.read()).waiting).toMatchObject({ interactive: 3, background: 3 });
  await expect(acquire("interactive", { user: "script" })).rejects.toMatchObject({
    kind: "throttled",
    ofUser: true,
  });
  queue("colleague", "interactive", { user: "colleague" });
  queue("back", "interactive", { user: "script", returning: true });
  await tick(300);
  const answered = served.filter((name) => !name.endsWith("refused"));
  expect(answered).toEqual(["back", "script", "colleague"]);
  expect(served).toHaveLength(74 + answered.length);
});

test("a clock that jumps back keeps nobody waiting", async () => {
  const { empty, queue, served } = quotaForTest();
  await empty();
  queue("click", "interactive");

  vi.setSystemTime(START - 86_400_000);
  await tick(200);

  expect(served).toEqual(["click"]);
});

test("a bucket of one still serves background work", async () => {
  const { queue, served } = quotaForTest({ rate: 1, burst: 2 });
  queue("first", "background");
  queue("second", "background");

  await tick(1_000);

  expect(served).toEqual(["first", "second"]);
});
