import fc from "fast-check";
import { QUEUE_NAMES } from "@/lib/attention/queues";
import { encoded, malformedEncoding, nearMiss, oddText } from "./odd-text";

const JOB_IDS = ["10000000000000", "SIM-BARE", "SIM-ODD-VALUES", "SIM-REJECT", "0"];
const ACTIONS = ["signin", "signout", "session", "csrf", "providers", "callback", "error", "_log"];
const AUTH_PATHS = [
  "verify-request",
  ...ACTIONS,
  ...["signin", "callback", "signout"].map((one) => `${one}/demo`),
];

/** A segment that names a folder leads to another route: that is an address, not an input. */
const leadsElsewhere = (segment: string) => /^(?:\.|%2e){0,2}$/iu.test(segment);

const segment = fc
  .oneof(
    oddText.map(encoded),
    malformedEncoding,
    fc.constantFrom("%2F", "..%2F..", "a%2Fb", "%00", "%3F"),
  )
  .map((text) => text.replaceAll(/[?#/\\]/gu, "-"))
  .filter((text) => !leadsElsewhere(text));

/** An id in an address, as it goes out; never another route's own word. */
export const jobId = fc
  .oneof(
    // A job that the server remembers: what comes with the id is what is fuzzed, at no cost.
    { weight: 3, arbitrary: fc.constant("SIM-BARE") },
    { weight: 1, arbitrary: fc.constantFrom(...JOB_IDS) },
    { weight: 2, arbitrary: nearMiss(fc.constantFrom(...JOB_IDS)).map(encoded) },
    { weight: 2, arbitrary: segment },
  )
  .filter((text) => !leadsElsewhere(text) && !["counts", "export", "lookup"].includes(text));

/** The id of a view that there may be. */
export const viewId = idNear(fc.constantFrom("view-1", "view-2", "needsAction"));

/** The id of a store that there may be, and of a block that nobody has made. */
export const storeId = idNear(fc.constantFrom("SEA-TUKWILA-01", "PDX-BEAVERTON-01"));
export const blockId = idNear(fc.uuid());

/** The key of an action that nobody has asked for. */
export const actionKey = idNear(fc.uuid());

/** The id of a list of ids that nobody has kept. */
export const listId = idNear(fc.constantFrom("0".repeat(22), "Zm9vYmFyYmF6cXV4cXV1eA"));
/** A queue of what needs attention, or none. */
export const queueName = idNear(fc.constantFrom(...QUEUE_NAMES));

/** The id of a session that there is not: the fuzzing ends nobody's. */
export const sessionId = idNear(fc.uuid());

function idNear(known: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 4, arbitrary: known },
      { weight: 2, arbitrary: nearMiss(known).map(encoded) },
      { weight: 2, arbitrary: segment },
    )
    .filter((text) => !leadsElsewhere(text));
}

/** The steps of next-auth, steps that there are not, and paths of many segments. */
export const authPath = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...AUTH_PATHS) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...ACTIONS), segment).map((parts) => parts.join("/")),
  },
  { weight: 1, arbitrary: segment },
  {
    weight: 1,
    arbitrary: fc.array(segment, { minLength: 2, maxLength: 6 }).map((parts) => parts.join("/")),
  },
);
