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
};

export type Live<T> = {
  /** The value as the files have it, at most two looks late. */
  current: () => T;
  /** Looks at the files at once, however fresh they are. */
  lookAgain: () => void;
};

/** A value made from the environment and the secrets' files, and made anew when these change. */
export function createLive<T>({ watch, make, now, changed }: LiveParts<T>): Live<T> {
  let value = make(watch.environment());
  let lookedAt = now();

  function look(atOnce: boolean): void {
    lookedAt = now();
    const names = watch.look(atOnce);
    if (names.length === 0) return;
    value = make(watch.environment());
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
