import { serverNow } from "@/lib/http/server-clock";

const MINUTE = 60_000;

/** A time that stands still for a minute. It begins with the first question for it. */
export function createMinuteClock() {
  let time: number | null = null;

  function beginAt(start: number): number {
    time ??= start;
    return time;
  }

  return {
    beginAt,
    now: () => time ?? beginAt(serverNow()),
    subscribe: (listener: () => void) => {
      const timer = setInterval(() => {
        time = serverNow();
        listener();
      }, MINUTE);
      return () => clearInterval(timer);
    },
  };
}
