import "server-only";
import {
  type Environment,
  fingerprintOf,
  readSecret,
  type SecretName,
  secretPaths,
} from "./secret-files";

const CHECK_EVERY_MS = 2_000;

type LiveParts<T> = {
  watch: SecretWatch;
  make: (environment: ReturnType<SecretWatch["environment"]>) => T;
  /** Milliseconds that only go forward, however the clock is set. */
  now: () => number;
  /** Learns which variables have a new value. */
  changed: (names: readonly string[]) => void;
  /** Learns which variables have one of which nothing can be made; the value before stays meanwhile. */
  failed: (names: readonly string[], error: unknown) => void;
};

export type Live<T> = {
  /** The value as the files have it, at most two checks late. */
  current: () => T;
  /** Checks the files at once, however fresh they are. */
  checkNow: () => void;
};

/** A value made from the environment and the secrets' files, and made anew when these change. */
export function createLive<T>({ watch, make, now, changed, failed }: LiveParts<T>): Live<T> {
  let value = make(watch.environment());
  let checkedAt = now();
  const unmade = new Set<string>();

  function check(atOnce: boolean): void {
    checkedAt = now();
    const news = watch.check(atOnce);
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
      if (now() - checkedAt >= CHECK_EVERY_MS) check(false);
      return value;
    },
    checkNow: () => check(true),
  };
}

/** A file that changed less than this ago may still be being written. */
const SETTLED_MS = 1_000;

type SecretWatchParts = {
  environment: Environment;
  /** Makes a path absolute. */
  absolutePath: (path: string) => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** What is wrong with a new value, or null. */
  errorIn: (name: SecretName, value: string) => string | null;
  /** Called once for each state of a file that cannot be used; the message holds no value. */
  warn: (name: SecretName, message: string) => void;
};

export type SecretWatch = {
  /** The environment with the content of the files in it, as last read. */
  environment: () => Environment;
  /** Checks the files; names those whose value is another now. `atOnce` also takes fresh writes. */
  check: (atOnce?: boolean) => readonly SecretName[];
};

type Watched = {
  path: string;
  value: string;
  /** Of the file as its value was read. */
  print: string;
  pending: string | null;
  /** The last error, and about which file. */
  refused: string | null;
};

/**
 * Reads the secrets that are in files, and again when a file has changed. What cannot be used is
 * passed over and the last good value stays, so that a swap can take its time.
 * @throws SettingsError when a file cannot be used from the start
 */
export function watchSecrets(parts: SecretWatchParts): SecretWatch {
  const { now, warn } = parts;
  const watched = new Map<SecretName, Watched>();
  for (const [name, given] of secretPaths(parts.environment)) {
    const path = parts.absolutePath(given);
    const { print } = fingerprintOf(path);
    watched.set(name, { path, print, value: readSecret(name, path), pending: null, refused: null });
  }

  function isNew(name: SecretName, file: Watched, atOnce: boolean): boolean {
    const { print, changedAt } = fingerprintOf(file.path);
    if (print === file.print) {
      file.refused = null;
      return false;
    }
    const settled = print === file.pending || now() - changedAt >= SETTLED_MS;
    if (!settled && !atOnce) {
      file.pending = print;
      return false;
    }
    const reading = tryToRead(name, file.path);
    if ("refused" in reading) {
      // Once for each state of the file, which is read again with every check: it may pass.
      const refused = `${print} ${reading.refused}`;
      if (refused !== file.refused) warn(name, reading.refused);
      Object.assign(file, { pending: print, refused });
      return false;
    }
    const isOther = reading.value !== file.value;
    Object.assign(file, { print, pending: null, refused: null, value: reading.value });
    return isOther;
  }

  function tryToRead(name: SecretName, path: string): { value: string } | { refused: string } {
    try {
      const value = readSecret(name, path);
      const error = parts.errorIn(name, value);
      return error === null ? { value } : { refused: `${name} ${error}.` };
    } catch (error) {
      return {
        refused: error instanceof Error ? error.message : `${name}_FILE cannot be read.`,
      };
    }
  }

  return {
    environment: () => ({
      ...parts.environment,
      ...Object.fromEntries([...watched].map(([name, { value }]) => [name, value])),
    }),
    check: (atOnce = false) =>
      [...watched].filter(([name, file]) => isNew(name, file, atOnce)).map(([name]) => name),
  };
}
