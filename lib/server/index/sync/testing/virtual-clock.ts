import "server-only";
import type { Clock } from "@/lib/server/index/sync/clock";

type Sleeper = { at: number; wake: () => void };

/** A clock that stands still until a test moves it; whoever sleeps wakes in order. */
export type VirtualClock = Clock & {
  /** Goes forward, and lets everybody finish what they do at each moment on the way. */
  advance(ms: number): Promise<void>;
  set(ms: number): void;
};

/** @param idle resolves when nobody does anything but sleep */
export function virtualClock(start: number, idle: () => Promise<void>): VirtualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();

  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          at: now + ms,
          wake() {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", leave);
            resolve();
          },
        };
        if (signal?.aborted) return reject(signal.reason);
        signal?.addEventListener("abort", leave, { once: true });
        sleepers.add(sleeper);
      }),
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await idle();
        const next = [...sleepers].sort((one, other) => one.at - other.at)[0];
        if (next === undefined || next.at > end) break;
        now = Math.max(now, next.at);
        next.wake();
      }
      now = end;
    },
    set(ms) {
      now = ms;
    },
  };
}
