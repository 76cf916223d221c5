import "server-only";
import { OPERATION_NAMES, type OperationName } from "./actions/routes";

export type Operation = OperationName | "token" | "upload" | "unknown";

/** One request as it was sent. Header values are not remembered: one of them is the access token. */
type RequestRecord = {
  /** Epoch milliseconds of the simulator's clock. */
  at: number;
  operation: Operation;
  /** Null as long as nothing was answered. */
  status: number | null;
  path: string;
  /** The raw query string, without the question mark. */
  query: string;
  /** Names, in lower case, in the order sent. */
  headers: string[];
};

export type Stats = {
  /** Answers by operation and status. */
  requests: Record<Operation, Record<string, number>>;
  tokensIssued: number;
  throttled: number;
  inFlight: number;
  maxInFlight: number;
  /** The latest requests, oldest first, at most 2,000. */
  recent: RequestRecord[];
};

const KEPT = 2_000;

export type StatsRecorder = {
  begin(request: Omit<RequestRecord, "status">): RequestRecord;
  answered(record: RequestRecord, status: number): void;
  ended(): void;
  tokenIssued(): void;
  read(): Stats;
  reset(): void;
};

export function createStats(): StatsRecorder {
  let inFlight = 0;
  let stats = empty(inFlight);

  return {
    begin(request) {
      const record: RequestRecord = { ...request, status: null };
      stats.recent.push(record);
      if (stats.recent.length > KEPT) stats.recent.splice(0, stats.recent.length - KEPT);
      inFlight += 1;
      stats.maxInFlight = Math.max(stats.maxInFlight, inFlight);
      return record;
    },
    answered(record, status) {
      record.status = status;
      const counts = stats.requests[record.operation];
      counts[status] = (counts[status] ?? 0) + 1;
      if (status === 429) stats.throttled += 1;
    },
    ended() {
      inFlight -= 1;
    },
    tokenIssued() {
      stats.tokensIssued += 1;
    },
    read: () => structuredClone({ ...stats, inFlight }),
    reset() {
      stats = empty(inFlight);
    },
  };
}

function empty(inFlight: number): Stats {
  return {
    requests: Object.fromEntries(
      [...OPERATION_NAMES, "token", "upload", "unknown"].map((name) => [name, {}]),
    ) as Stats["requests"],
    tokensIssued: 0,
    throttled: 0,
    inFlight,
    maxInFlight: inFlight,
    recent: [],
  };
}
