import "server-only";
import type { WriteLog } from "@/lib/server/simulator/actions/write-log";
import type { JobSet } from "@/lib/server/simulator/fixtures/job-set";
import { type Answer, jsonAnswer } from "./answer";
import type { LwaCredentials } from "./credentials";
import { type Faults, readFaults } from "./faults";
import { readJobChange } from "./fixtures/job-change";
import { STORES } from "./fixtures/stores";
import type { Stats } from "./stats";

export const CONTROL_PATH = "/_simulator/";

const MOST_CREATED = 1_000;

export type ControlRequest = { method: string; path: string; body: string };

export type ControlContext = {
  jobSet: JobSet;
  writes: WriteLog;
  stats: () => Stats;
  setFaults: (faults: Partial<Faults>) => void;
  expireAccessTokens: () => void;
  acceptCredentials: (credentials: readonly LwaCredentials[]) => void;
  reset: () => void;
  /** Lets happen what is due by now. */
  advance: () => void;
  /** Sets the simulator's clock forward. */
  passTime: (ms: number) => void;
};

/**
 * The switchboard for tests in other processes; Amazon has nothing like it.
 *
 * | Request                    | Body                            | Does                                     |
 * | -------------------------- | ------------------------------- | ---------------------------------------- |
 * | GET stats                  | –                               | answers the statistics                   |
 * | GET contacts               | –                               | answers who the buyers are, by job       |
 * | GET crews                  | –                               | answers who works for each store         |
 * | POST faults                | a part of `Faults`              | changes these faults                     |
 * | POST expire-access-tokens  | –                               | makes every access token invalid         |
 * | POST credentials           | a list of `LwaCredentials`      | accepts these and no others              |
 * | POST reset                 | –                               | statistics to zero, faults as at start   |
 * | POST change                | `{ serviceJobId, …JobChange }`  | changes a job, now                       |
 * | POST create                | `{ count, storeId? }`           | adds jobs created now, answers their ids |
 * | POST clock                 | `{ forwardMs }`                 | sets the clock forward                   |
 * | GET writes                 | –                               | answers every write that came            |
 * | POST write-fault           | `{ fault, serviceJobId?, … }`   | spoils the next writes that it fits      |
 * | POST race                  | `{ serviceJobId, do, when? }`   | is faster than the next write to a job   |
 * | POST capacity              | `{ resourceId, capacity }`      | sets how many work in a store            |
 */
export function answerControl(context: ControlContext, request: ControlRequest): Answer {
  context.advance();
  const action = `${request.method} ${request.path.slice(CONTROL_PATH.length)}`;
  try {
    switch (action) {
      case "GET stats":
        return jsonAnswer(200, context.stats());
      case "GET contacts":
        return jsonAnswer(200, { contacts: contactsOf(context.jobSet) });
      case "GET crews":
        return jsonAnswer(200, { crews: crewsOf(context.jobSet) });
      case "POST faults":
        context.setFaults(readFaults(JSON.parse(request.body)));
        return done();
      case "POST expire-access-tokens":
        context.expireAccessTokens();
        return done();
      case "POST credentials":
        context.acceptCredentials(readCredentials(JSON.parse(request.body)));
        return done();
      case "POST reset":
        context.reset();
        return done();
      case "POST change":
        return change(context.jobSet, JSON.parse(request.body));
      case "POST create":
        return create(context.jobSet, JSON.parse(request.body));
      case "POST clock":
        context.passTime(readForward(JSON.parse(request.body)));
        return done();
      case "GET writes":
        return jsonAnswer(200, { writes: context.writes.read() });
      case "POST write-fault":
        context.writes.plan(JSON.parse(request.body));
        return done();
      case "POST race":
        context.writes.planRace(JSON.parse(request.body));
        return done();
      case "POST capacity":
        context.writes.setCapacity(JSON.parse(request.body));
        return done();
      default:
        return jsonAnswer(404, { error: `There is no ${action}` });
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return jsonAnswer(400, { error: error.message });
    }
    throw error;
  }
}

function contactsOf(jobSet: JobSet): object[] {
  return [...jobSet.all()].map(({ id, job: { buyer, serviceLocation } }) => ({
    serviceJobId: id,
    name: buyer?.name,
    phone: buyer?.phone,
    address: serviceLocation?.address,
  }));
}

function crewsOf({ crewOf }: JobSet): object {
  return Object.fromEntries(STORES.map(({ id }) => [id, crewOf(id)]));
}

function readCredentials(value: unknown): LwaCredentials[] {
  if (!Array.isArray(value)) throw new TypeError("The body is a list");
  return value.map((entry: unknown) => {
    const { clientId, clientSecret, refreshToken } = fieldsOf(entry);
    if (
      typeof clientId !== "string" ||
      typeof clientSecret !== "string" ||
      typeof refreshToken !== "string"
    ) {
      throw new TypeError("clientId, clientSecret and refreshToken are strings");
    }
    return { clientId, clientSecret, refreshToken };
  });
}

function done(): Answer {
  return jsonAnswer(200, { done: true });
}

function change(jobSet: JobSet, value: unknown): Answer {
  const { serviceJobId, ...rest } = fieldsOf(value);
  if (typeof serviceJobId !== "string") throw new TypeError("serviceJobId is a string");
  return jobSet.change(serviceJobId, readJobChange(rest))
    ? done()
    : jsonAnswer(404, { error: `There is no job ${serviceJobId}` });
}

function create(jobSet: JobSet, value: unknown): Answer {
  const { count, storeId } = fieldsOf(value);
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || count > MOST_CREATED) {
    throw new TypeError(`count is a whole number from 1 to ${MOST_CREATED}`);
  }
  const store = STORES.find((candidate) => candidate.id === storeId);
  if (storeId !== undefined && !store) throw new TypeError("storeId is one of the stores");
  const created = jobSet.create(count, store ? { storeId: store.id } : {});
  return jsonAnswer(200, { serviceJobIds: created.map(({ id }) => id) });
}

function readForward(value: unknown): number {
  const { forwardMs } = fieldsOf(value);
  if (typeof forwardMs !== "number" || !(forwardMs >= 0)) {
    throw new TypeError("forwardMs is a number, 0 or more");
  }
  return forwardMs;
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new TypeError("The body is a JSON object");
  return { ...value };
}
