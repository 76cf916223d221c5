import fc from "fast-check";
import type { SessionsSearch } from "@/lib/sessions/search-params";
import { bodyAround } from "./bodies";
import { oddText } from "./odd-text";
import { sessionId } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";

const PARAMETERS = {
  user: fc.oneof(fc.constantFrom("demo", "admin@demo.invalid", "%", "_"), oddText),
} satisfies Record<keyof SessionsSearch, fc.Arbitrary<string>>;
const answers = { 200: readers.json };

export const SESSION_ROUTES = {
  "GET /api/sessions": { parameters: {}, answers, refusals: ["bad_search"] },
  "POST /api/sessions/[id]/end": {
    segment: sessionId,
    parameters: {},
    answers,
    refusals: ["bad_search", "not_found"],
  },
  "POST /api/sessions/end-others": {
    parameters: {},
    body: bodyAround(fc.record({ keep: fc.oneof(fc.uuid(), oddText) })),
    answers,
    refusals: ["bad_search"],
  },
  "GET /api/sessions/all": { parameters: PARAMETERS, answers, refusals: ["bad_search"] },
  "POST /api/sessions/all/[id]/end": {
    segment: sessionId,
    parameters: {},
    answers,
    refusals: ["bad_search", "not_found"],
  },
  "POST /api/sessions/end": {
    parameters: {},
    body: bodyAround(fc.record({ user: fc.oneof(fc.constant("nobody@example.com"), oddText) })),
    answers,
    refusals: ["bad_search"],
  },
} satisfies Record<string, RouteInputs>;
