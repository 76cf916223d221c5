import "server-only";

export type Latency = { meanMs: number; jitterMs: number };

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
  /** Time to answer: the mean, give or take the jitter, evenly spread. */
  latency: Latency;
};

export const NO_FAULTS: Faults = {
  errorRate: 0,
  hangRate: 0,
  cutRate: 0,
  foreignPerSecond: 0,
  lwaDown: false,
  latency: { meanMs: 80, jitterMs: 40 },
};

function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Reads faults from untrusted JSON. Throws a `TypeError` that names what is wrong. */
export function readFaults(value: unknown): Partial<Faults> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("Faults are a JSON object");
  }
  const faults: Partial<Faults> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === "errorRate" || key === "hangRate" || key === "cutRate") {
      if (!isShare(entry)) throw new TypeError(`${key} is a number from 0 to 1`);
      faults[key] = entry;
    } else if (key === "foreignPerSecond") {
      if (!isAmount(entry)) throw new TypeError(`${key} is a number, 0 or more`);
      faults[key] = entry;
    } else if (key === "lwaDown") {
      if (typeof entry !== "boolean") throw new TypeError(`${key} is true or false`);
      faults[key] = entry;
    } else if (key === "latency") {
      faults[key] = readLatency(entry);
    } else {
      throw new TypeError(`There is no fault named ${key}`);
    }
  }
  return faults;
}

function readLatency(value: unknown): Latency {
  if (typeof value === "object" && value !== null && "meanMs" in value && "jitterMs" in value) {
    const { meanMs, jitterMs } = value;
    if (isAmount(meanMs) && isAmount(jitterMs)) return { meanMs, jitterMs };
  }
  throw new TypeError("latency is { meanMs, jitterMs }, both 0 or more");
}
