import "server-only";
import type { Answer, CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import type { Pacer } from "./pacer";
import type { Reads } from "./reads";

/** What the syncing calls Amazon for. */
export type CallKind = "poll" | "fill" | "count" | "reread" | "refresh";

/** Amazon shows another provider's jobs than those that are held. */
export class AccountChanged extends Error {
  override name = "AccountChanged";
}

export type SyncClient = Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">;

/** Hears of the jobs of an answer before anybody else does; rejects where they are not to be held. */
type Inspect = (jobs: readonly WireJob[], marketplace: string) => Promise<void>;

export type Calls = {
  list(kind: CallKind, inspect?: Inspect): SpApi["getServiceJobs"];
  get: SpApi["getServiceJobByServiceJobId"];
};

/** What has happened since the process began. */
export type Tally = {
  calls: Record<CallKind, number>;
  /** Slices whose count differed from Amazon's, and those of them that were read again. */
  mismatches: number;
  repairs: number;
};

type CallsParts = {
  client: SyncClient;
  pacer: Pacer;
  reads: Reads;
  tally: Tally;
  signal: AbortSignal;
};

const ASKS_FOR_LESS: ReadonlySet<string> = new Set(["throttled", "unavailable", "timeout"]);

/** Calls in the background, all but the polls within their share, and each counted by its kind. */
export function createCalls({ client, pacer, reads, tally, signal }: CallsParts): Calls {
  async function make<T>(
    kind: CallKind,
    options: CallOptions | undefined,
    call: (options: CallOptions) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const ends = options?.signal ? AbortSignal.any([signal, options.signal]) : signal;
    if (kind !== "poll") await pacer.turn(ends);
    tally.calls[kind] += 1;
    try {
      const answer = await call({ signal: ends, lane: "background", user: "index" });
      if (answer.sentAt !== undefined) reads.hear(answer.sentAt);
      return answer;
    } catch (error) {
      if (error instanceof SpApiError && ASKS_FOR_LESS.has(error.kind)) pacer.slower();
      throw error;
    }
  }

  return {
    list: (kind, inspect) => async (query, given) => {
      const answer = await make(kind, given, (options) => client.getServiceJobs(query, options));
      await inspect?.(answer.data.jobs, query.marketplaceId);
      return answer;
    },
    get: (id, given) =>
      make("refresh", given, (options) => client.getServiceJobByServiceJobId(id, options)),
  };
}
