import "server-only";
import type { Lane, Priority } from "./priority";
import type { LoadContext } from "./single-flight";

export type CacheSettings = {
  /** What its answers are called among processes; none has the same. */
  name?: string;
  /** An answer younger than this is served as it is. */
  freshMs?: number;
  /** An answer younger than this is served while one refresh runs; older ones are forgotten. */
  staleMs?: number;
  /** How many answers are kept. */
  max?: number;
  /** Milliseconds that only go forward, however the clock is set. */
  now?: () => number;
  /** Hears of every read. */
  observe?: (found: Found) => void;
};

/** What a read finds; "shared" is an answer that somebody else waits for already. */
export type Found = "hit" | "stale" | "shared" | "miss" | "refresh";

type ReadOptions = {
  signal?: AbortSignal;
  lane?: Lane;
  priority?: Priority;
  /** Asks anew whatever is remembered; shares a refresh that is already under way. */
  refresh?: boolean;
  /** Nobody at any process can have asked for it yet. */
  isNew?: boolean;
};

export type Cache<T> = {
  /**
   * The remembered answer, or what `load` brings. Equal keys in flight share one load, which is
   * aborted when every reader has left. Failures are never remembered. Rejects as the load does, or
   * with the signal's reason.
   */
  read(key: string, load: (context: LoadContext) => Promise<T>, options?: ReadOptions): Promise<T>;
};

/** Makes a cache of its own for one kind of answer. */
export type CreateCache = <T>(settings: CacheSettings) => Cache<T>;
