import "server-only";
import {
  type Environment,
  fingerprintOf,
  readSecret,
  type SecretName,
  secretPaths,
} from "./secret-file";

/** A file that changed less than this ago may still be being written. */
const SETTLED_MS = 1_000;

export type SecretWatchParts = {
  environment: Environment;
  /** Makes a path absolute. */
  placeOf: (path: string) => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** What is wrong with a new value, or null. */
  complaintOf: (name: SecretName, value: string) => string | null;
  /** Told once for each state of a file that cannot be used; the message holds no value. */
  warn: (name: SecretName, message: string) => void;
};

export type SecretWatch = {
  /** The environment with the content of the files in it, as last read. */
  environment: () => Environment;
  /** Looks at the files; names those whose value is another now. `atOnce` also takes fresh writes. */
  look: (atOnce?: boolean) => readonly SecretName[];
};

type Watched = { path: string; value: string; print: string; pending: string | null };

/**
 * Reads the secrets that are in files, and again when a file has changed. What cannot be used is
 * passed over and the last good value stays, so that a swap can take its time.
 * @throws SettingsError when a file cannot be used from the start
 */
export function watchSecrets(parts: SecretWatchParts): SecretWatch {
  const { now, warn } = parts;
  const watched = new Map<SecretName, Watched>();
  for (const [name, given] of secretPaths(parts.environment)) {
    const path = parts.placeOf(given);
    const { print } = fingerprintOf(path);
    watched.set(name, { path, print, value: readSecret(name, path), pending: null });
  }

  function isNew(name: SecretName, file: Watched, atOnce: boolean): boolean {
    const { print, changedAt } = fingerprintOf(file.path);
    if (print === file.print) return false;
    const settled = print === file.pending || now() - changedAt >= SETTLED_MS;
    if (!settled && !atOnce) {
      file.pending = print;
      return false;
    }
    file.print = print;
    file.pending = null;
    const value = tryToRead(name, file.path);
    if (value === null || value === file.value) return false;
    file.value = value;
    return true;
  }

  function tryToRead(name: SecretName, path: string): string | null {
    try {
      const value = readSecret(name, path);
      const complaint = parts.complaintOf(name, value);
      if (complaint === null) return value;
      warn(name, `${name} ${complaint}.`);
    } catch (error) {
      warn(name, error instanceof Error ? error.message : `${name}_FILE cannot be read.`);
    }
    return null;
  }

  return {
    environment: () => ({
      ...parts.environment,
      ...Object.fromEntries([...watched].map(([name, { value }]) => [name, value])),
    }),
    look: (atOnce = false) =>
      [...watched].filter(([name, file]) => isNew(name, file, atOnce)).map(([name]) => name),
  };
}
