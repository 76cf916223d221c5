import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import {
  type Answer,
  accessDenied,
  invalidInput,
  missingAuthenticationToken,
  quotaExceeded,
} from "./answer";
import { type Bucket, createBucket } from "./bucket";
import type { Faults } from "./faults";
import { type DetailContext, getServiceJob } from "./get-service-job";
import { getServiceJobs, type ListContext } from "./get-service-jobs";
import { internalFailure, serviceUnavailable } from "./input-faults";
import type { TokenDesk } from "./lwa";
import type { Random } from "./random";
import { refuseBody, refuseHeaders } from "./request-rules";
import { sandboxServiceJob, sandboxServiceJobs } from "./sandbox";
import type { Operation } from "./stats";

export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
};

type Plan = { rate: number; burst: number };

export type ServiceApiOptions = ListContext &
  DetailContext & {
    profile: "production" | "sandbox";
    plans: Record<"getServiceJobs" | "getServiceJobByServiceJobId", Plan>;
    tokenDesk: TokenDesk;
    faults: () => Faults;
    random: Random;
    now: () => number;
  };

const LIST_PATH = "/service/v1/serviceJobs";
const DETAIL_PATH = /^\/service\/v1\/serviceJobs\/([^/]+)$/;
/** Amazon sends the rate with these only, and never when it throttles. */
const STATUSES_WITH_RATE: ReadonlySet<number> = new Set([200, 400, 404]);

export function operationOf(method: string, path: string): Exclude<Operation, "token"> {
  if (method !== "GET") return "unknown";
  if (path === LIST_PATH) return "getServiceJobs";
  return DETAIL_PATH.test(path) ? "getServiceJobByServiceJobId" : "unknown";
}

/**
 * The Services API v1 as far as it is simulated. A request passes the edge, the headers' rules, the
 * access token, the account's bucket and the faults of the moment before it is read.
 */
export function createServiceApi(options: ServiceApiOptions): (request: ApiRequest) => Answer {
  const { profile, plans, tokenDesk, faults, random, now } = options;
  const buckets = new Map<string, Bucket>();

  function bucketOf(operation: keyof typeof plans, account: string): Bucket {
    const name = `${operation} ${account}`;
    const known = buckets.get(name);
    if (known) return known;
    const foreignPerSecond = () => (operation === "getServiceJobs" ? faults().foreignPerSecond : 0);
    const bucket = createBucket({ ...plans[operation], now, foreignPerSecond });
    buckets.set(name, bucket);
    return bucket;
  }

  function faultOfTheMoment(normal: () => Answer): Answer {
    const { errorRate, hangRate, cutRate } = faults();
    const luck = random.next();
    if (luck < hangRate) return { ...normal(), delivery: "never" };
    if (luck < hangRate + cutRate) return { ...normal(), delivery: "cut" };
    if (luck >= hangRate + cutRate + errorRate) return normal();
    return random.chance(0.5) ? internalFailure() : serviceUnavailable();
  }

  function perform(operation: keyof typeof plans, account: string, request: ApiRequest): Answer {
    if (operation === "getServiceJobs") {
      return profile === "sandbox"
        ? sandboxServiceJobs(request.query)
        : getServiceJobs(options, account, request.query);
    }
    const id = decodeId(request.path);
    if (id === null) return invalidInput("Missing or invalid request parameters: [serviceJobId]");
    return profile === "sandbox"
      ? sandboxServiceJob(id)
      : getServiceJob(options, id, request.query);
  }

  return (request) => {
    const malformed = request.method === "GET" ? refuseBody(request.headers) : null;
    if (malformed) return malformed;
    const operation = operationOf(request.method, request.path);
    if (operation === "unknown") return missingAuthenticationToken();
    const refused = refuseHeaders(request.headers);
    if (refused) return refused;
    const accessToken = request.headers["x-amz-access-token"];
    if (typeof accessToken !== "string" || accessToken === "") {
      return accessDenied("Access token is missing in the request header.");
    }
    const account = tokenDesk.accountOf(accessToken);
    if (account === null) {
      return accessDenied("The access token you provided is revoked, malformed or invalid.");
    }
    if (!bucketOf(operation, account).take()) return quotaExceeded();
    const answer = faultOfTheMoment(() => perform(operation, account, request));
    return withRate(answer, plans[operation].rate);
  };
}

function withRate(answer: Answer, rate: number): Answer {
  const fromEdge = answer.headers["content-type"] === "text/html";
  if (fromEdge || !STATUSES_WITH_RATE.has(answer.status)) return answer;
  return { ...answer, headers: { ...answer.headers, "x-amzn-ratelimit-limit": rate.toFixed(1) } };
}

function decodeId(path: string): string | null {
  try {
    return decodeURIComponent(DETAIL_PATH.exec(path)?.[1] ?? "") || null;
  } catch {
    return null;
  }
}
