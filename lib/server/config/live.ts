import "server-only";
import type { SecretWatch } from "./secret-watch";

const LOOK_EVERY_MS = 2_000;

export type LiveParts<T> = {
  watch: SecretWatch;
  make: (environment: ReturnType<SecretWatch["environment"]>) => T;
  /** Milliseconds that only go forward, however the clock is set. */
  now: () => number;
  /** Told which variables have a new value. */
  changed: (names: readonly string[]) => void;
  /** Told which variables have one of which nothing can be made; the value before stays meanwhile. */
  failed: (names: readonly string[], error: unknown) => void;
};

export type Live<T> = {
  /** The value as the files have it, at most two looks late. */
  current: () => T;
  /** Looks at the files at once, however fresh they are. */
  lookAgain: () => void;
};

/** A value made from the environment and the secrets' files, and made anew when these change. */
export function createLive<T>({ watch, make, now, changed, failed }: LiveParts<T>): Live<T> {
  let value = make(watch.environment());
  let lookedAt = now();
  const unmade = new Set<string>();

  function look(atOnce: boolean): void {
    lookedAt = now();
    const news = watch.look(atOnce);
    for (const name of news) unmade.add(name);
    if (unmade.size === 0) return;
    const names = [...unmade];
    try {
      value = make(watch.environment());
    } catch (error) {
      if (news.length > 0) failed(names, error);
      return;
    }
    unmade.clear();
    changed(names);
  }

  return {
    current() {
      if (now() - lookedAt >= LOOK_EVERY_MS) look(false);
      return value;
    },
    lookAgain: () => look(true),
  };
}
