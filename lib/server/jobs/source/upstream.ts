import "server-only";
import type { Logger } from "pino";
import { checkSecretsNow, settings } from "@/lib/server/config/settings";
import { logger } from "@/lib/server/runtime/logger";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { Answer, CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { OperationName, SpApiEvent } from "@/lib/server/sp-api/events";
import { countSpApiEvent } from "./metrics-sp-api";

type Log = Pick<Logger, "debug" | "info" | "warn">;
type Told = { operation: OperationName; marketplace?: string; user?: string };

/** A wait that people notice. */
const LONG_WAIT_MS = 1_000;

/** Writes down what Amazon's room tells of its work, at the level at which somebody needs it. */
export function logSpApiEvent(log: Log, event: SpApiEvent): void {
  log[levelOf(event)](event, "sp-api");
}

function levelOf(event: SpApiEvent): keyof Log {
  switch (event.type) {
    case "throttled":
      return event.by === "amazon" ? "warn" : "debug";
    case "lwa":
      return event.outcome === "ok" ? "info" : "warn";
    case "attempt":
      return event.waitMs >= LONG_WAIT_MS ? "info" : "debug";
    case "retry":
      return "debug";
  }
}

/**
 * The same Amazon, with one line for every call: for whom, how long, how many jobs. Nothing of what
 * was asked but the marketplace, nothing of an answer but counts and Amazon's request id.
 */
export function withCallLog(
  api: SpApi,
  log: Log,
  now: () => number = () => performance.now(),
): SpApi {
  async function tell<T>(
    told: Told,
    { lane, priority, user }: CallOptions,
    call: Promise<Answer<T>>,
    countsOf: (data: T) => object,
  ): Promise<Answer<T>> {
    const startedAt = now();
    const line = () => ({
      ...told,
      user: user === "" ? undefined : user,
      lane: priority?.lane ?? lane ?? "interactive",
      ms: now() - startedAt,
    });
    try {
      const answer = await call;
      log.info({ ...line(), requestId: answer.requestId, ...countsOf(answer.data) }, "amazon");
      return answer;
    } catch (error) {
      if (!(error instanceof SpApiError)) {
        log.debug({ ...line(), code: "aborted" }, "amazon");
        throw error;
      }
      const { kind: code, status, upstreamCode, requestId } = error;
      const about = { ...line(), code, status, upstreamCode, requestId };
      // A guess that finds no token is dropped on purpose.
      if (about.lane === "prefetch" && code === "throttled") log.debug(about, "amazon");
      else log.warn(about, "amazon");
      throw error;
    }
  }

  return {
    ...api,
    getServiceJobs: (query, options = {}) =>
      tell(
        { operation: "getServiceJobs", marketplace: query.marketplaceId },
        options,
        api.getServiceJobs(query, options),
        ({ jobs, totalResultSize }) => ({ jobs: jobs.length, total: totalResultSize }),
      ),
    getServiceJobByServiceJobId: (id, options = {}) =>
      tell(
        { operation: "getServiceJobByServiceJobId" },
        options,
        api.getServiceJobByServiceJobId(id, options),
        ({ marketplaceId }) => ({ marketplace: marketplaceId }),
      ),
  };
}

/** Amazon, as this process knows it: one token, one bucket an operation, however Next splits its bundles. */
export function spApi(): SpApi {
  return processSingleton("sp-api", () => {
    const log = logger();
    log.info({ mode: settings().mode }, "sp-api client created");
    const api = createSpApi(() => settings().spApi, {
      lookAgain: checkSecretsNow,
      observe(event) {
        countSpApiEvent(event);
        logSpApiEvent(log, event);
      },
    });
    return withCallLog(api, log);
  });
}
