import "server-only";
import { type Sleep, sleep } from "@/lib/server/cache/priority";

export type Clock = {
  /** Epoch ms that only go forward, however the system's clock is set. */
  now(): number;
  sleep: Sleep;
};

export const steadyClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep,
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const iso = (ms: number) => new Date(ms).toISOString();
