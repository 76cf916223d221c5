import fc from "fast-check";
import { QUEUE_NAMES } from "@/lib/attention/queues";
import { bodyAround } from "./bodies";
import { oddText } from "./odd-text";
import { JOBS_PARAMETERS } from "./parameter-values";
import { queueName } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";

const scope = {
  store: fc.oneof(fc.constantFrom("SEA-TUKWILA-01", "NO-SUCH-STORE", "A,B"), oddText),
  marketplace: JOBS_PARAMETERS.marketplace,
};
const answers = { 200: readers.json };
const hash = fc.oneof({ weight: 4, arbitrary: fc.stringMatching(/^[\w-]{22}$/u) }, oddText);

/** The app that is fuzzed keeps no index: what is asked well is told so. */
export const ATTENTION_ROUTES = {
  "GET /api/attention": {
    parameters: scope,
    answers,
    refusals: ["bad_search", "index_unavailable"],
  },
  "GET /api/attention/[queue]": {
    segment: queueName,
    parameters: {
      ...scope,
      show: fc.constantFrom("open", "seen"),
      page: JOBS_PARAMETERS.page,
    },
    answers,
    refusals: ["bad_search", "not_found", "index_unavailable"],
  },
  "PUT /api/attention/[queue]/seen": {
    segment: queueName,
    parameters: {},
    body: bodyAround(
      fc.record({
        jobs: fc.array(
          fc.record({ id: fc.oneof(fc.constantFrom(...QUEUE_NAMES), oddText), hash }),
          {
            maxLength: 3,
          },
        ),
        seen: fc.boolean(),
      }),
    ),
    answers,
    refusals: ["bad_search", "not_found"],
  },
} satisfies Record<string, RouteInputs>;
