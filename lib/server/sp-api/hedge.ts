import "server-only";

export type HedgeBudget = {
  /** Takes one second try from what has been earned; false when nothing is left. */
  spend(): boolean;
  /** An attempt has come back. */
  earn(): void;
};

const SHARE = 0.1;
const MOST = 5;

/** Second tries stay a tenth of the calls, so that an Amazon that is slow for everyone is not asked twice. */
export function createHedgeBudget(): HedgeBudget {
  let saved = MOST;
  return {
    spend() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
    earn() {
      saved = Math.min(MOST, saved + SHARE);
    },
  };
}

export type Hedge<T> = {
  first: (signal: AbortSignal) => Promise<T>;
  /** Begun when `first` is late; null when no second try is to be had. */
  second: (signal: AbortSignal) => Promise<T> | null;
  isGood: (result: T) => boolean;
  /** Milliseconds after which `first` counts as late. */
  afterMs: number;
  signal: AbortSignal;
};

/**
 * Whichever of two tries brings something good first; the other is aborted. A bad result waits for
 * the other try. Rejects as the tries do, or with the signal's reason.
 */
export async function hedge<T>({ first, second, isGood, afterMs, signal }: Hedge<T>): Promise<T> {
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      let running = 0;
      const run = (work: Promise<T>) => {
        running += 1;
        work.then(
          (result) => {
            running -= 1;
            if (running === 0 || isGood(result)) resolve(result);
          },
          (error: unknown) => {
            running -= 1;
            if (running === 0) reject(error);
          },
        );
      };
      run(first(both));
      timer = setTimeout(() => {
        const late = second(both);
        if (late !== null) run(late);
      }, afterMs);
    });
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}
