import fc from "fast-check";
import type { API_ROUTES } from "@/lib/access/api-routes";
import { ACTION_ROUTES } from "./action-routes";
import { ATTENTION_ROUTES } from "./attention-routes";
import { bodyAround, formOf } from "./bodies";
import { CAPACITY_ROUTES } from "./capacity-routes";
import { oddText } from "./odd-text";
import {
  AUDIT_PARAMETERS,
  AUTH_PARAMETERS,
  CHANGES_PARAMETERS,
  EXPORT_PARAMETERS,
  INSIGHTS_PARAMETERS,
  JOB_PARAMETERS,
  JOBS_PARAMETERS,
  SCHEDULE_PARAMETERS,
  SEARCH_PARAMETERS,
} from "./parameter-values";
import { authPath, jobId, listId } from "./paths";
import { readers } from "./readers";
import type { RouteInputs } from "./route-inputs";
import { SESSION_ROUTES } from "./session-routes";
import { VIEW_ROUTES } from "./view-routes";

const ASKS_AMAZON = ["bad_search", "upstream_rejected"] as const;
/** The app that is fuzzed keeps no index. */
const READS_A_SEARCH = [...ASKS_AMAZON, "index_unavailable"] as const;

const csrfToken = fc.constant("{csrf}");
const reason = fc.constantFrom("Somebody has to call", "Ruf 206-555-0100 an", "ok?");

const pastedIds = fc.record({
  ids: fc.array(
    fc.oneof(oddText, fc.constantFrom("113-1234567-7654321", "1Z9", "10000000000000")),
    { maxLength: 3 },
  ),
  marketplace: fc.constantFrom("ATVPDKIKX0DER", "", null, "A1F83G8C2ARO7P"),
});

/** Everything that each route is fuzzed with; a route without a row does not compile. */
export const ROUTE_INPUTS = {
  "GET /api/jobs": {
    parameters: JOBS_PARAMETERS,
    answers: { 200: readers.page },
    refusals: READS_A_SEARCH,
  },
  "GET /api/jobs/[id]": {
    segment: jobId,
    parameters: JOB_PARAMETERS,
    answers: { 200: readers.detail },
    refusals: [...ASKS_AMAZON, "not_found"],
  },
  "GET /api/jobs/[id]/history": {
    segment: jobId,
    parameters: {},
    answers: { 200: readers.json },
    refusals: ["bad_search", "index_unavailable"],
  },
  "POST /api/jobs/[id]/reveal": {
    segment: jobId,
    parameters: {},
    body: bodyAround(fc.record({ reason })),
    answers: { 200: readers.json },
    refusals: [...ASKS_AMAZON, "not_found"],
  },
  "GET /api/jobs/counts": {
    parameters: JOBS_PARAMETERS,
    answers: { 200: readers.json },
    refusals: READS_A_SEARCH,
  },
  "GET /api/jobs/facets": {
    parameters: JOBS_PARAMETERS,
    answers: { 200: readers.json },
    refusals: READS_A_SEARCH,
  },
  "GET /api/changes": {
    parameters: CHANGES_PARAMETERS,
    answers: { 200: readers.json },
    refusals: ["bad_search", "index_unavailable"],
  },
  "GET /api/index": { parameters: {}, answers: { 200: readers.json }, refusals: ["bad_search"] },
  "GET /api/search": {
    parameters: SEARCH_PARAMETERS,
    answers: { 200: readers.json },
    refusals: READS_A_SEARCH,
  },
  "GET /api/schedule": {
    parameters: SCHEDULE_PARAMETERS,
    answers: { 200: readers.json },
    refusals: READS_A_SEARCH,
  },
  "GET /api/schedule/calendar": {
    parameters: SCHEDULE_PARAMETERS,
    answers: { 200: readers.calendar },
    refusals: READS_A_SEARCH,
  },
  "GET /api/insights": {
    parameters: INSIGHTS_PARAMETERS,
    answers: { 200: readers.json },
    refusals: READS_A_SEARCH,
  },
  "GET /api/jobs/export": {
    parameters: EXPORT_PARAMETERS,
    answers: { 200: readers.export },
    refusals: READS_A_SEARCH,
  },
  "POST /api/jobs/lookup": {
    parameters: {},
    body: bodyAround(pastedIds),
    answers: { 200: readers.json },
    refusals: ASKS_AMAZON,
  },
  "POST /api/lookups": {
    parameters: {},
    body: bodyAround(pastedIds),
    answers: { 200: readers.json },
    refusals: ["bad_search"],
  },
  "GET /api/lookups/[id]": {
    segment: listId,
    parameters: {},
    answers: { 200: readers.json },
    refusals: ["bad_search", "not_found"],
  },
  "GET /api/audit": {
    parameters: AUDIT_PARAMETERS,
    answers: { 200: readers.json },
    refusals: ["bad_search"],
  },
  ...ACTION_ROUTES,
  ...CAPACITY_ROUTES,
  ...ATTENTION_ROUTES,
  ...VIEW_ROUTES,
  ...SESSION_ROUTES,
  "GET /api/quota": { parameters: {}, answers: { 200: readers.json }, refusals: [] },
  "GET /api/health": { parameters: {}, answers: { 200: readers.json }, refusals: [] },
  "GET /api/ready": { parameters: {}, answers: { 200: readers.json }, refusals: [] },
  "GET /api/metrics": {
    parameters: {},
    answers: { 200: readers.metrics },
    refusals: ["unauthenticated"],
  },
  "GET /api/auth/[...nextauth]": {
    segment: authPath,
    parameters: AUTH_PARAMETERS,
    answers: { 200: readers.json, 302: readers.redirect },
    refusals: ["bad_search", "rate_limited"],
  },
  "POST /api/auth/[...nextauth]": {
    segment: authPath,
    parameters: AUTH_PARAMETERS,
    body: fc.oneof(
      formOf({
        csrfToken,
        role: fc.constantFrom("viewer", "owner"),
        json: fc.constantFrom("true", "false"),
        callbackUrl: AUTH_PARAMETERS.callbackUrl,
      }),
      bodyAround(
        fc.record({ csrfToken, role: fc.constantFrom("viewer", "owner"), json: fc.boolean() }),
      ),
    ),
    // The 401 is next-auth's own word to its form: where a failed sign-in leads.
    answers: { 200: readers.json, 302: readers.redirect, 401: readers.json },
    refusals: ["bad_search", "rate_limited"],
  },
} satisfies Record<keyof typeof API_ROUTES, RouteInputs>;
