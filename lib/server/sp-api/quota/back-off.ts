import "server-only";

const LONGEST_PAUSE_SECONDS = 4;
const LONGEST_ROW = 10;

export type Storms = {
  /**
   * A 429 for the request with this number, `latest` being the last one sent. Answers with the debt,
   * in tokens, that the bucket takes on; null for a request sent before the present pause.
   */
  hit(order: number, latest: number, rate: number): number | null;
  /** Any other answer. */
  calm(order: number): void;
};

/**
 * How long to pause after a 429: one refill interval at first, then up to twice as long each time,
 * with jitter, as other clients may be spending the same quota.
 */
export function createStorms(random: () => number): Storms {
  let pausedAfter = 0;
  let inARow = 0;
  return {
    hit(order, latest, rate) {
      if (order <= pausedAfter) return null;
      pausedAfter = latest;
      const growth = random() * (2 ** inARow - 1);
      inARow = Math.min(inARow + 1, LONGEST_ROW);
      return Math.min(growth, LONGEST_PAUSE_SECONDS * rate);
    },
    calm(order) {
      if (order > pausedAfter) inARow = 0;
    },
  };
}
