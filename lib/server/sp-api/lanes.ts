import "server-only";

/** Who is waiting: a person, a guess about what a person wants next, or work nobody watches. */
export type Lane = "interactive" | "prefetch" | "background";

/**
 * The urgency of one call while it lives. Callers who join the call later can raise it; a limiter
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
