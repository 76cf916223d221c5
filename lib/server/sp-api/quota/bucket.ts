import "server-only";

export type Bucket = {
  readonly rate: number;
  readonly capacity: number;
  /** What is left; below zero while a debt is paid off. */
  tokens(): number;
  /** Spends one on a request, which is on its way until it has `settled`. */
  take(): void;
  settled(): void;
  /** Milliseconds until the bucket holds this many. */
  msUntil(tokens: number): number;
  setRate(rate: number): void;
  /** Empties the bucket and has it stay empty for so many tokens' time. */
  drain(debt: number): void;
};

/**
 * Amazon's token bucket: `rate` tokens a second up to `capacity`. Amazon: "Usage plans". A request on
 * its way has left Amazon's bucket as it was, and a full bucket gains nothing: what is on its way
 * counts as room that is taken, however late it arrives.
 */
export function createBucket(
  settings: { rate: number; capacity: number },
  now: () => number,
): Bucket {
  const { capacity } = settings;
  let rate = settings.rate;
  let level = capacity;
  let onTheWay = 0;
  let measuredAt = now();

  function tokens(): number {
    const time = now();
    // A clock set back adds nothing and takes nothing.
    const elapsed = Math.max(0, time - measuredAt);
    measuredAt = time;
    level = Math.min(capacity - onTheWay, level + (elapsed * rate) / 1000);
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
      onTheWay += 1;
    },
    settled() {
      tokens();
      onTheWay -= 1;
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
