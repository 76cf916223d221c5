import "server-only";

/** Who is waiting: a person, a guess about what a person wants next, or work nobody watches. */
export type Lane = "interactive" | "prefetch" | "background";

/**
 * The urgency of one call while it lives. Callers who join the call later can raise it; a quota
 * that holds the call in a queue listens and moves it.
 */
export type Priority = {
  readonly lane: Lane;
  /** When the call entered its present lane, in epoch milliseconds: patience counts from here. */
  readonly since: number;
  promote(lane: Lane): void;
  /** Calls back after each promotion; answers with a function that stops listening. */
  onPromote(listener: () => void): () => void;
};

// A prefetch is dropped rather than kept waiting, so it insists less than background work does.
const INSISTENCE: Record<Lane, number> = { prefetch: 0, background: 1, interactive: 2 };

export function createPriority(lane: Lane, now: () => number = Date.now): Priority {
  const listeners = new Set<() => void>();
  let current = lane;
  let since = now();
  return {
    get lane() {
      return current;
    },
    get since() {
      return since;
    },
    promote(next) {
      if (INSISTENCE[next] <= INSISTENCE[current]) return;
      current = next;
      since = now();
      for (const listener of listeners) listener();
    },
    onPromote(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Settles as the promise does, or rejects with the signal's reason as soon as that aborts. */
export function unlessAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

export const sleep: Sleep = (ms, signal) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return unlessAborted(elapsed, signal).finally(() => clearTimeout(timer));
};
