import "server-only";

export type Bucket = {
  readonly rate: number;
  readonly capacity: number;
  /** What is left; below zero while a debt is paid off. */
  tokens(): number;
  take(): void;
  /** Milliseconds until the bucket holds this many. */
  msUntil(tokens: number): number;
  setRate(rate: number): void;
  /** Empties the bucket and has it stay empty for so many tokens' time. */
  drain(debt: number): void;
};

/** Amazon's token bucket: `rate` tokens a second up to `capacity`. Amazon: "Usage plans". */
export function createBucket(
  settings: { rate: number; capacity: number },
  now: () => number,
): Bucket {
  const { capacity } = settings;
  let rate = settings.rate;
  let level = capacity;
  let measuredAt = now();

  function tokens(): number {
    const time = now();
    // A clock set back adds nothing and takes nothing.
    const elapsed = Math.max(0, time - measuredAt);
    measuredAt = time;
    level = Math.min(capacity, level + (elapsed * rate) / 1000);
    return level;
  }

  return {
    get rate() {
      return rate;
    },
    capacity,
    tokens,
    take() {
      level = tokens() - 1;
    },
    msUntil(wanted) {
      return Math.max(0, Math.ceil(((wanted - tokens()) / rate) * 1000));
    },
    setRate(next) {
      tokens();
      rate = next;
    },
    drain(debt) {
      level = Math.min(tokens(), -debt);
    },
  };
}
