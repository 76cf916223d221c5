import "server-only";

export type Turnstile = {
  /**
   * Resolves with a function that gives the place back, once there is one. Rejects with the signal's
   * reason when the caller leaves, and with what `refusal` makes when too many wait already.
   */
  enter(signal: AbortSignal, refusal: () => Error): Promise<() => void>;
};

/** Lets so many in at a time, the others wait in the order of their coming. */
export function createTurnstile({ places, queue }: { places: number; queue: number }): Turnstile {
  const waiting = new Set<() => void>();
  let inside = 0;

  function place(): () => void {
    inside += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      inside -= 1;
      const [next] = waiting;
      next?.();
    };
  }

  return {
    async enter(signal, refusal) {
      signal.throwIfAborted();
      if (inside < places) return place();
      if (waiting.size >= queue) throw refusal();
      return await new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(admit);
          reject(signal.reason);
        };
        const admit = () => {
          waiting.delete(admit);
          signal.removeEventListener("abort", leave);
          resolve(place());
        };
        waiting.add(admit);
        signal.addEventListener("abort", leave, { once: true });
      });
    },
  };
}
