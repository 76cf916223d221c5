import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import { type ActionParts, isAnswer, performAction, readAction } from "./actions/perform";
import { type Found, findOperation, type OperationName } from "./actions/routes";
import {
  type Answer,
  accessDenied,
  gatewayRefusal,
  invalidInput,
  jsonAnswer,
  missingAuthenticationToken,
  notYourJob,
  quotaExceeded,
  refusal,
} from "./answer";
import { type Bucket, createBucket } from "./bucket";
import type { Faults } from "./faults";
import { getServiceJobs, type ListContext } from "./get-service-jobs";
import {
  faultyAnswer,
  inputFaultNamed,
  internalFailure,
  type SeenBefore,
  serviceUnavailable,
} from "./input-faults";
import type { TokenEndpoint } from "./lwa";
import type { Random } from "./random";
import { sandboxAnswer } from "./sandbox/sandbox";

type DetailContext = { jobSet: JobSet; seenBefore: SeenBefore };

/** Amazon: `getServiceJobByServiceJobId`. The operation has no query parameter. */
function getServiceJob(context: DetailContext, id: string, query: string): Answer {
  if (query !== "") return invalidInput("Unknown request parameters");
  const fault = inputFaultNamed(id);
  if (fault) {
    const stand = context.jobSet.any();
    const normal = () => jsonAnswer(200, { payload: stand?.job ?? {} });
    return faultyAnswer(fault, id, context.seenBefore, normal, ([job]) => job);
  }
  const record = context.jobSet.find(id);
  if (!record || record.hidden)
    return refusal(404, "InvalidInput", `Job not found for jobId ${id}`);
  return record.foreign ? notYourJob() : jsonAnswer(200, { payload: record.job });
}

const LONGEST_USER_AGENT = 500;

/** A GET that announces a body never reaches the API (Amazon: changelog of June 2023). */
function refuseBody(headers: IncomingHttpHeaders): Answer | null {
  const announces = headers["content-length"] ?? headers["transfer-encoding"];
  return announces === undefined ? null : gatewayRefusal();
}

/**
 * The rules for headers (Amazon: "Include a User-Agent header in all requests"). The page asks for a
 * Language in it as well; Amazon's own JavaScript SDK names none, so it is not insisted on here either.
 */
function refuseHeaders(headers: IncomingHttpHeaders): Answer | null {
  const userAgent = headers["user-agent"];
  if (!userAgent) return invalidInput("The user-agent header is missing");
  if (userAgent.length <= LONGEST_USER_AGENT) return null;
  return invalidInput(`The user-agent header is longer than ${LONGEST_USER_AGENT} characters`);
}

export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  headers: IncomingHttpHeaders;
  /** Null for one that is too long. */
  body: string | null;
};

type Plan = { rate: number; burst: number };

type ServiceApiOptions = ListContext &
  DetailContext & {
    profile: "production" | "sandbox";
    planOf: (operation: OperationName) => Plan;
    actions: Omit<ActionParts, "faults">;
    tokenEndpoint: TokenEndpoint;
    faults: () => Faults;
    random: Random;
    now: () => number;
    /** Lets happen what is due by now. */
    advance: () => void;
  };

/** Amazon sends the rate with these only, and never when it throttles. */
const STATUSES_WITH_RATE: ReadonlySet<number> = new Set([200, 204, 400, 404]);

/**
 * The Services API v1 as far as it is simulated. A request passes the gateway, the headers' rules, the
 * access token, the account's bucket and the faults of the moment before it is read.
 */
export function createServiceApi(options: ServiceApiOptions): (request: ApiRequest) => Answer {
  const { profile, planOf, tokenEndpoint, faults, random, now } = options;
  const buckets = new Map<string, Bucket>();

  function bucketOf(operation: OperationName, account: string): Bucket {
    const name = `${operation} ${account}`;
    const known = buckets.get(name);
    if (known) return known;
    const foreignPerSecond = () => (operation === "getServiceJobs" ? faults().foreignPerSecond : 0);
    const bucket = createBucket({ ...planOf(operation), now, foreignPerSecond });
    buckets.set(name, bucket);
    return bucket;
  }

  let storm = faults().storm;
  let refusals = 0;

  function isInStorm(): boolean {
    const current = faults().storm;
    if (current !== storm) refusals = 0;
    storm = current;
    if (!storm || refusals >= storm.refusals || !random.chance(storm.share)) return false;
    refusals += 1;
    return true;
  }

  function faultOfTheMoment(normal: () => Answer): Answer {
    const { errorRate, hangRate, cutRate } = faults();
    const luck = random.next();
    if (luck < hangRate) return { ...normal(), transmission: "never" };
    if (luck < hangRate + cutRate) return { ...normal(), transmission: "cut" };
    if (luck >= hangRate + cutRate + errorRate) return normal();
    return random.chance(0.5) ? internalFailure() : serviceUnavailable();
  }

  function perform({ operation, ids }: Found, account: string, request: ApiRequest): Answer {
    options.advance();
    const { query, headers, body } = request;
    if (profile === "sandbox") return sandboxAnswer({ operation, ids, query, body });
    if (operation === "getServiceJobs") return getServiceJobs(options, account, query);
    if (operation === "getServiceJobByServiceJobId") {
      const id = ids?.serviceJobId;
      if (!id) return invalidInput("Missing or invalid request parameters: [serviceJobId]");
      return getServiceJob(options, id, query);
    }
    const contentType = headers["content-type"] ?? "";
    const asked = readAction({ operation, ids, query, contentType, body });
    if (isAnswer(asked)) return asked;
    return performAction({ ...options.actions, faults }, operation, asked);
  }

  return (request) => {
    const malformed = request.method === "GET" ? refuseBody(request.headers) : null;
    if (malformed) return malformed;
    if (faults().outage !== null) return serviceUnavailable();
    const found = findOperation(request.method, request.path);
    if (!found) return missingAuthenticationToken();
    const { operation } = found;
    const refused = refuseHeaders(request.headers);
    if (refused) return refused;
    const accessToken = request.headers["x-amz-access-token"];
    if (typeof accessToken !== "string" || accessToken === "") {
      return accessDenied("Access token is missing in the request header.");
    }
    const account = tokenEndpoint.accountOf(accessToken);
    if (account === null) {
      return accessDenied("The access token you provided is revoked, malformed or invalid.");
    }
    if (faults().denied) return accessDenied("The application lost its authorization.");
    if (isInStorm() || !bucketOf(operation, account).take()) return quotaExceeded();
    const answer = faultOfTheMoment(() => perform(found, account, request));
    return withRate(answer, planOf(operation).rate);
  };
}

function withRate(answer: Answer, rate: number): Answer {
  const fromEdge = answer.headers["content-type"] === "text/html";
  if (fromEdge || !STATUSES_WITH_RATE.has(answer.status)) return answer;
  return { ...answer, headers: { ...answer.headers, "x-amzn-ratelimit-limit": rate.toFixed(1) } };
}
