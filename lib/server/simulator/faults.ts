import "server-only";

export type Latency = { meanMs: number; jitterMs: number };

/** The next calls are answered 429, each with the chance `share`, until so many were. */
type Storm = { refusals: number; share: number };

/**
 * Shares of the writes that meet a fault each; `lateMs` is how late an answer comes. What each does is
 * told by `WRITE_FAULTS`.
 */
type WriteShares = {
  lost: number;
  late: number;
  done503: number;
  notDone503: number;
  dropped: number;
  lateMs: number;
};

/** What goes wrong, whatever is asked. Rates are shares of requests, from 0 to 1. */
export type Faults = {
  /** Answered 500 or 503, half and half. */
  errorRate: number;
  /** Never answered. */
  hangRate: number;
  /** Cut off in the middle of the body. */
  cutRate: number;
  /** Tokens a second that another client of the account takes from the bucket of `getServiceJobs`. */
  foreignPerSecond: number;
  /** The token endpoint answers 503. */
  lwaDown: boolean;
  /** Every call and the token endpoint: 503, or the connection ends without an answer. */
  outage: "unavailable" | "disconnected" | null;
  /** Every call is answered 403, as when the seller has taken the authorization back. */
  denied: boolean;
  storm: Storm | null;
  /** What happens to writes on top of all that. */
  writes: WriteShares;
  /** Added to each `totalResultSize`; null leaves it out. */
  totalOff: number | null;
  /** How far Amazon's clock is ahead, in what it stamps on jobs and in the header `Date`. */
  clockOffMs: number;
  /** Lists by last update learn so much later of changes made from now on. */
  updateDelayMs: number;
  /** The list shows a job so much later as it is; the detail call at once. */
  listLagMs: number;
  /** Share of the changes that leave the time of the last update as it was. */
  silentRate: number;
  /** Time to answer: the mean, give or take the jitter, evenly spread. */
  latency: Latency;
};

export const NO_FAULTS: Faults = {
  errorRate: 0,
  hangRate: 0,
  cutRate: 0,
  foreignPerSecond: 0,
  lwaDown: false,
  outage: null,
  denied: false,
  storm: null,
  writes: { lost: 0, late: 0, done503: 0, notDone503: 0, dropped: 0, lateMs: 12_000 },
  totalOff: 0,
  clockOffMs: 0,
  updateDelayMs: 0,
  listLagMs: 0,
  silentRate: 0,
  latency: { meanMs: 80, jitterMs: 40 },
};

type Read<T> = (name: string, value: unknown) => T;

const READERS: { [K in keyof Faults]: Read<Faults[K]> } = {
  errorRate: share,
  hangRate: share,
  cutRate: share,
  foreignPerSecond: amount,
  lwaDown: flag,
  outage: orNull(readOutage),
  denied: flag,
  storm: orNull(readStorm),
  writes: readWrites,
  totalOff: orNull(difference),
  clockOffMs: difference,
  updateDelayMs: amount,
  listLagMs: amount,
  silentRate: share,
  latency: readLatency,
};

/** Reads faults from untrusted JSON. Throws a `TypeError` that names what is wrong. */
export function readFaults(value: unknown): Partial<Faults> {
  const faults: Partial<Faults> = {};
  for (const [name, entry] of Object.entries(fieldsOf("Faults", value))) {
    if (!isFault(name)) throw new TypeError(`There is no fault named ${name}`);
    Object.assign(faults, { [name]: READERS[name](name, entry) });
  }
  return faults;
}

function isFault(name: string): name is keyof Faults {
  return Object.hasOwn(READERS, name);
}

function fieldsOf(name: string, value: unknown): Partial<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${name}: a JSON object is needed`);
  }
  return { ...value };
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (name, value) => (value === null ? null : read(name, value));
}

function share(name: string, value: unknown): number {
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new TypeError(`${name} is a number from 0 to 1`);
}

function difference(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(`${name} is a number`);
}

function amount(name: string, value: unknown): number {
  const number = difference(name, value);
  if (number >= 0) return number;
  throw new TypeError(`${name} is a number, 0 or more`);
}

function flag(name: string, value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`${name} is true or false`);
}

function readOutage(name: string, value: unknown): "unavailable" | "disconnected" {
  if (value === "unavailable" || value === "disconnected") return value;
  throw new TypeError(`${name} is unavailable, disconnected or null`);
}

function readStorm(name: string, value: unknown): Storm {
  const storm = fieldsOf(name, value);
  return {
    refusals: amount("refusals", storm.refusals),
    share: share("share", storm.share),
  };
}

function readWrites(name: string, value: unknown): WriteShares {
  const { lateMs = NO_FAULTS.writes.lateMs, ...given } = fieldsOf(name, value);
  const shareOf = (part: string) => share(part, given[part] ?? 0);
  return {
    lost: shareOf("lost"),
    late: shareOf("late"),
    done503: shareOf("done503"),
    notDone503: shareOf("notDone503"),
    dropped: shareOf("dropped"),
    lateMs: amount("lateMs", lateMs),
  };
}

function readLatency(name: string, value: unknown): Latency {
  const latency = fieldsOf(name, value);
  return {
    meanMs: amount("meanMs", latency.meanMs),
    jitterMs: amount("jitterMs", latency.jitterMs),
  };
}
