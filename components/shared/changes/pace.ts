/** Work that is asked for often and done now and then. */
export type Pace = { ask: () => void; stop: () => void };

/** What is asked for meanwhile is done once together, shortly after the first time, then at most every `ms`. */
export function createPace(ms: number, work: () => void): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = 0;
  return {
    ask() {
      if (timer !== undefined) return;
      const now = performance.now();
      timer = setTimeout(
        () => {
          timer = undefined;
          next = performance.now() + ms;
          work();
        },
        Math.max(SOON_MS, next - now),
      );
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

const SOON_MS = 250;
