import "server-only";
import {
  type Answer,
  gatewayRefusal,
  invalidInput,
  jsonAnswer,
  notYourJob,
  quotaExceeded,
  refusal,
} from "./answer";
import { BARE_JOB, ODD_JOB, ODD_VALUES } from "./odd-jobs";

/**
 * Faults chosen by what is asked, so that tests beside each other do not disturb each other. The
 * name is a value of `storeIds` in `getServiceJobs`, or the job id in `getServiceJobByServiceJobId`.
 * It is no store: what is answered normally leaves it out of the filter, so alone it filters nothing.
 *
 * | Name                 | Answer                                                                   |
 * | -------------------- | ------------------------------------------------------------------------ |
 * | `SIM-500`            | 500 `InternalFailure`                                                    |
 * | `SIM-503`            | 503 `ServiceUnavailable`                                                 |
 * | `SIM-THROTTLE`       | 429 `QuotaExceeded`, always                                              |
 * | `SIM-HANG`           | none, the connection stays open                                          |
 * | `SIM-CUT`            | 200, the connection is cut in the middle of the body                     |
 * | `SIM-HTML`           | 400 `text/html`, as from the gateway                                        |
 * | `SIM-EMPTY`          | 200 with an empty body                                                   |
 * | `SIM-ERRORS`         | 200 with `errors` and no payload                                         |
 * | `SIM-REJECT`         | 400 `InvalidInput` with a message of Amazon's kind                       |
 * | `SIM-DENIED`         | 403 `UnauthorizedAction`                                                 |
 * | `SIM-SLOW`           | the normal one, two seconds later                                        |
 * | `SIM-FLAKY`          | 503 the first time an equal question comes, then the normal one          |
 * | `SIM-UNKNOWN-STATUS` | a job in a status nobody has heard of, with unknown fields               |
 * | `SIM-BARE`           | a job with nothing but an id                                             |
 * | `SIM-ODD-VALUES`     | three jobs: impossible times and numbers, none at all, a sound one       |
 * | `SIM-NO-TOTAL`       | the normal list without `totalResultSize`                                |
 * | `SIM-WRONG-TOTAL`    | the normal list with a `totalResultSize` of three too many               |
 * | `SIM-LOOP`           | the normal list whose `nextPageToken` is always the one that was sent    |
 *
 * `SIM-ODD` is no fault but a store, with jobs that are hard to show: see `data/odd-store.ts`.
 */
const INPUT_FAULTS = [
  "SIM-500",
  "SIM-503",
  "SIM-THROTTLE",
  "SIM-HANG",
  "SIM-CUT",
  "SIM-HTML",
  "SIM-EMPTY",
  "SIM-ERRORS",
  "SIM-REJECT",
  "SIM-DENIED",
  "SIM-SLOW",
  "SIM-FLAKY",
  "SIM-UNKNOWN-STATUS",
  "SIM-BARE",
  "SIM-ODD-VALUES",
  "SIM-NO-TOTAL",
  "SIM-WRONG-TOTAL",
  "SIM-LOOP",
] as const;

export type InputFault = (typeof INPUT_FAULTS)[number];

const SLOW_MS = 2_000;

export function inputFaultNamed(name: string): InputFault | undefined {
  return INPUT_FAULTS.find((fault) => fault === name);
}

export function internalFailure(): Answer {
  return refusal(500, "InternalFailure", "We encountered an internal error. Please try again.");
}

export function serviceUnavailable(): Answer {
  return refusal(
    503,
    "ServiceUnavailable",
    "Service is temporarily unavailable. Please try again.",
  );
}

/** Whether an equal question was asked before; asking makes it so. */
export type SeenBefore = (question: string) => boolean;

/**
 * The faulty answer in place of the normal one. `payloadOf` wraps odd jobs as the operation does;
 * one that answers with a single job takes the first.
 */
export function faultyAnswer(
  fault: InputFault,
  question: string,
  seenBefore: SeenBefore,
  normal: () => Answer,
  payloadOf: (jobs: readonly unknown[]) => unknown,
): Answer {
  switch (fault) {
    case "SIM-500":
      return internalFailure();
    case "SIM-503":
      return serviceUnavailable();
    case "SIM-THROTTLE":
      return quotaExceeded();
    case "SIM-HANG":
      return { ...normal(), transmission: "never" };
    case "SIM-CUT":
      return { ...normal(), transmission: "cut" };
    case "SIM-HTML":
      return gatewayRefusal();
    case "SIM-EMPTY":
      return { ...normal(), body: "" };
    case "SIM-ERRORS":
      return jsonAnswer(200, {
        errors: [{ code: "InvalidInput", message: "Invalid request parameters", details: "" }],
      });
    case "SIM-REJECT":
      return invalidInput("Missing or invalid request parameters: [storeIds]");
    case "SIM-DENIED":
      return notYourJob();
    case "SIM-SLOW":
      return { ...normal(), delayMs: SLOW_MS };
    case "SIM-FLAKY":
      return seenBefore(question) ? normal() : serviceUnavailable();
    case "SIM-UNKNOWN-STATUS":
      return jsonAnswer(200, { payload: payloadOf([ODD_JOB]) });
    case "SIM-BARE":
      return jsonAnswer(200, { payload: payloadOf([BARE_JOB]) });
    case "SIM-ODD-VALUES":
      return jsonAnswer(200, { payload: payloadOf(ODD_VALUES) });
    default:
      return normal();
  }
}
