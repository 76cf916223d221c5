import type { Sent } from "@/e2e/support/api/client";
import type { API_ROUTES } from "@/lib/access/api-routes";
import type { PAGES } from "@/lib/access/pages";
import type { JobAction } from "@/lib/actions/job-action";

export type RouteExample = Sent & {
  path: string;
  /** What somebody who may ask is answered. */
  answers: number;
};

/** A job that there is not: a request that may be made, and that changes nothing. */
const NO_JOB = "10000000000000";
/** A view that there is not. */
const NO_VIEW = "00000000-0000-4000-8000-000000000000";

/** A session that there is not: ending it, or keeping it alone, changes nothing either. */
const NO_SESSION = "0".repeat(32);

/** A list of ids that nobody has kept. */
const NO_LIST = "0".repeat(22);

const dayAhead = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const VISIT = `${NO_JOB}_1`;
const START = `${dayAhead(24)}T10:00:00.000Z`;

const seen = { status: "NOT_SERVICED", appointmentId: VISIT, start: START, technicians: [] };

/** Something that Amazon is to do with a job that there is not. */
function write(action: JobAction, body: object): RouteExample {
  return {
    path: `/api/jobs/${NO_JOB}/${action}`,
    headers: { "idempotency-key": "00000000-0000-4000-8000-000000000003" },
    data: { ...body, seen },
    answers: 404,
  };
}

const BLOCK = {
  type: "BREAK",
  time: { day: dayAhead(3), from: 720, to: 780, repeats: null },
};

/** One minimal valid request to each route handler; a route without one does not compile. */
export const ROUTE_EXAMPLES = {
  "GET /api/jobs": { path: "/api/jobs?size=1", answers: 200 },
  "GET /api/jobs/[id]": { path: `/api/jobs/${NO_JOB}`, answers: 404 },
  // The app of the run keeps no index.
  "GET /api/jobs/[id]/history": { path: `/api/jobs/${NO_JOB}/history`, answers: 503 },
  "POST /api/jobs/[id]/reveal": {
    path: `/api/jobs/${NO_JOB}/reveal`,
    data: { reason: "Somebody has to call" },
    answers: 404,
  },
  "GET /api/jobs/[id]/slots": { path: `/api/jobs/${NO_JOB}/slots`, answers: 404 },
  "POST /api/jobs/[id]/schedule": write("schedule", { start: START }),
  "POST /api/jobs/[id]/reschedule": write("reschedule", {
    appointment: VISIT,
    start: START,
    reason: "R1",
  }),
  "POST /api/jobs/[id]/assign": write("assign", { appointment: VISIT, technicians: ["A1"] }),
  "POST /api/jobs/[id]/documents": {
    path: `/api/jobs/${NO_JOB}/documents`,
    data: "%PDF-1.7",
    answers: 404,
  },
  "POST /api/jobs/[id]/fulfil": write("fulfil", { appointment: VISIT, technicians: ["A1"] }),
  "POST /api/jobs/[id]/complete": write("complete", {}),
  "POST /api/jobs/[id]/cancel": write("cancel", { reason: "V1", order: "0000" }),
  "POST /api/jobs/assign": {
    path: "/api/jobs/assign",
    data: {
      items: [{ job: NO_JOB, key: NO_VIEW, appointment: VISIT, technicians: ["A1"], seen }],
    },
    answers: 200,
  },
  "GET /api/jobs/[id]/actions": { path: `/api/jobs/${NO_JOB}/actions`, answers: 200 },
  "GET /api/actions": { path: "/api/actions?job=none", answers: 200 },
  "GET /api/actions/[key]": { path: `/api/actions/${NO_VIEW}`, answers: 404 },
  "GET /api/stores/[id]/slots": {
    path: "/api/stores/NO-SUCH-STORE/slots?asin=B0TYRE4ABC",
    answers: 200,
  },
  "GET /api/resources/[id]/capacity": {
    path: "/api/resources/NO-SUCH-STORE/capacity?slot=60",
    answers: 400,
  },
  "GET /api/resources/[id]/schedule": {
    path: "/api/resources/NO-SUCH-STORE/schedule",
    answers: 400,
  },
  "PUT /api/resources/[id]/schedule": {
    path: "/api/resources/NO-SUCH-STORE/schedule",
    headers: { "idempotency-key": "00000000-0000-4000-8000-000000000004" },
    data: {
      plan: {
        ranges: [{ day: "MONDAY", from: 480, to: 1080, capacity: 1 }],
        until: dayAhead(30),
      },
      name: "NO-SUCH-STORE",
      seen: "0".repeat(22),
    },
    answers: 400,
  },
  "GET /api/resources/[id]/blocks": { path: "/api/resources/NO-SUCH-STORE/blocks", answers: 200 },
  "POST /api/resources/[id]/blocks": {
    path: "/api/resources/NO-SUCH-STORE/blocks",
    headers: { "idempotency-key": "00000000-0000-4000-8000-000000000005" },
    data: BLOCK,
    answers: 400,
  },
  "PUT /api/blocks/[id]": {
    path: `/api/blocks/${NO_VIEW}`,
    headers: { "idempotency-key": "00000000-0000-4000-8000-000000000006" },
    data: BLOCK,
    answers: 404,
  },
  "DELETE /api/blocks/[id]": {
    path: `/api/blocks/${NO_VIEW}`,
    headers: { "idempotency-key": "00000000-0000-4000-8000-000000000007" },
    answers: 404,
  },
  "GET /api/technicians": { path: "/api/technicians", answers: 200 },
  "PUT /api/technicians": {
    path: "/api/technicians",
    data: { technicians: [{ id: "NOBODY", name: null }] },
    answers: 200,
  },
  "GET /api/jobs/counts": { path: "/api/jobs/counts?store=NO-SUCH-STORE", answers: 200 },
  // The app of the run keeps no index, as the schedule says, too.
  "GET /api/jobs/facets": { path: "/api/jobs/facets", answers: 503 },
  "GET /api/jobs/export": { path: "/api/jobs/export?store=NO-SUCH-STORE", answers: 200 },
  "POST /api/jobs/lookup": { path: "/api/jobs/lookup", data: { ids: [] }, answers: 200 },
  "POST /api/lookups": {
    path: "/api/lookups",
    data: { ids: ["113-0000000-0000000"] },
    answers: 200,
  },
  "GET /api/lookups/[id]": { path: `/api/lookups/${NO_LIST}`, answers: 404 },
  "GET /api/attention": { path: "/api/attention", answers: 503 },
  "GET /api/attention/[queue]": { path: "/api/attention/late", answers: 503 },
  "PUT /api/attention/[queue]/seen": {
    path: "/api/attention/late/seen",
    data: { jobs: [], seen: true },
    answers: 200,
  },
  // It would not end where an index is kept.
  "GET /api/changes": { path: "/api/changes", answers: 503 },
  "GET /api/index": { path: "/api/index", answers: 200 },
  "GET /api/search": { path: "/api/search?q=113-0000000-0000000", answers: 200 },
  "GET /api/schedule": { path: "/api/schedule?view=week", answers: 503 },
  "GET /api/schedule/calendar": { path: "/api/schedule/calendar?by=store", answers: 503 },
  "GET /api/insights": { path: "/api/insights?by=store", answers: 503 },
  "GET /api/views": { path: "/api/views", answers: 200 },
  "PATCH /api/views": { path: "/api/views", data: {}, answers: 200 },
  "PUT /api/views/[id]": {
    path: `/api/views/${NO_VIEW}`,
    data: {
      name: "Late",
      query: "status=HOLD",
      columns: null,
      shared: false,
      seen: "2026-11-24T08:00:00.000Z",
    },
    answers: 404,
  },
  "DELETE /api/views/[id]": { path: `/api/views/${NO_VIEW}`, answers: 404 },
  "POST /api/views/[id]/restore": { path: `/api/views/${NO_VIEW}/restore`, answers: 404 },
  "GET /api/audit": { path: "/api/audit?action=lookup&size=1", answers: 200 },
  "GET /api/sessions": { path: "/api/sessions", answers: 200 },
  "POST /api/sessions/[id]/end": {
    path: `/api/sessions/${NO_SESSION}/end`,
    data: {},
    answers: 404,
  },
  // Everybody else in this role would be signed out otherwise.
  "POST /api/sessions/end-others": {
    path: "/api/sessions/end-others",
    data: { keep: NO_SESSION },
    answers: 422,
  },
  "GET /api/sessions/all": { path: "/api/sessions/all?user=nobody-like-this", answers: 200 },
  "POST /api/sessions/all/[id]/end": {
    path: `/api/sessions/all/${NO_SESSION}/end`,
    data: {},
    answers: 404,
  },
  "POST /api/sessions/end": {
    path: "/api/sessions/end",
    data: { user: "somebody-nobody-knows" },
    answers: 200,
  },
  "GET /api/quota": { path: "/api/quota", answers: 200 },
  "GET /api/health": { path: "/api/health", answers: 200 },
  "GET /api/ready": { path: "/api/ready", answers: 200 },
  "GET /api/metrics": { path: "/api/metrics", answers: 401 },
  "GET /api/auth/[...nextauth]": { path: "/api/auth/session", answers: 200 },
  "POST /api/auth/[...nextauth]": { path: "/api/auth/_log", data: {}, answers: 200 },
} satisfies Record<keyof typeof API_ROUTES, RouteExample>;

/** An address of each page; a page without one does not compile. */
export const PAGE_EXAMPLES = {
  "/": "/",
  "/sign-in": "/sign-in",
  "/slow-down": "/slow-down?wait=3&back=%2Fjobs",
  "/attention": "/attention?queue=late",
  "/jobs": "/jobs?status=HOLD&page=2",
  "/jobs/[id]": `/jobs/${NO_JOB}`,
  "/schedule": "/schedule?view=week&by=store",
  "/schedule/capacity": "/schedule/capacity",
  "/insights": "/insights?bucket=month&by=store",
  "/lookup": "/lookup",
  "/audit": "/audit?action=reveal",
  "/audit/actions": "/audit/actions?state=unknown",
  "/sessions": "/sessions",
  "/sessions/all": "/sessions/all?user=mara",
} satisfies Record<keyof typeof PAGES, string>;
