import "server-only";

export type Semaphore = {
  /**
   * Resolves with a function that gives the permit back, once there is one. Rejects with the signal's
   * reason when the caller leaves, and with what `refusal` makes when too many wait already.
   */
  acquire(signal: AbortSignal, refusal: () => Error): Promise<() => void>;
};

/** Gives out so many permits at a time; the others wait in the order of their coming. */
export function createSemaphore({ permits, queue }: { permits: number; queue: number }): Semaphore {
  const waiting = new Set<() => void>();
  let held = 0;

  function permit(): () => void {
    held += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      held -= 1;
      const [next] = waiting;
      next?.();
    };
  }

  return {
    async acquire(signal, refusal) {
      signal.throwIfAborted();
      if (held < permits) return permit();
      if (waiting.size >= queue) throw refusal();
      return await new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(serve);
          reject(signal.reason);
        };
        const serve = () => {
          waiting.delete(serve);
          signal.removeEventListener("abort", leave);
          resolve(permit());
        };
        waiting.add(serve);
        signal.addEventListener("abort", leave, { once: true });
      });
    },
  };
}
