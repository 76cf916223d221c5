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
    now: () => time ?? beginAt(Date.now()),
    subscribe: (listener: () => void) => {
      const timer = setInterval(() => {
        time = Date.now();
        listener();
      }, MINUTE);
      return () => clearInterval(timer);
    },
  };
}
