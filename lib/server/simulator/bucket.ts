import "server-only";

const HOUR_MS = 3_600_000;

export type Bucket = {
  /** Takes a token; false when there is none, which is Amazon's 429. */
  take(): boolean;
};

/**
 * Amazon's token bucket: `rate` tokens a second up to `burst`, full at the start. A foreign client
 * of the same account may draw on it, `foreignPerSecond()` times a second, when there is a token.
 * `now` is in milliseconds.
 */
export function createBucket(options: {
  rate: number;
  burst: number;
  now: () => number;
  foreignPerSecond: () => number;
}): Bucket {
  const { rate, burst, now, foreignPerSecond } = options;
  let level = burst;
  let at = now();
  let nextForeignAt = at;

  function refillUntil(instant: number): void {
    const seconds = Math.max(0, instant - at) / 1000;
    level = Math.min(burst, level + seconds * rate);
    // A clock set back adds nothing and takes nothing.
    at = instant;
  }

  function letForeignClientDraw(instant: number): void {
    const perSecond = foreignPerSecond();
    if (perSecond <= 0) {
      nextForeignAt = instant;
      return;
    }
    const interval = 1000 / perSecond;
    // After an idle night, the last hour alone decides the level.
    nextForeignAt = Math.max(nextForeignAt, instant - HOUR_MS);
    while (nextForeignAt <= instant) {
      refillUntil(nextForeignAt);
      if (level >= 1) level -= 1;
      nextForeignAt += interval;
    }
  }

  return {
    take() {
      const instant = now();
      letForeignClientDraw(instant);
      refillUntil(instant);
      // Sums of many small refills fall a hair short of a whole token.
      if (level < 1 - 1e-9) return false;
      level = Math.max(0, level - 1);
      return true;
    },
  };
}
