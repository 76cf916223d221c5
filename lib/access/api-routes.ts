import type { Permission } from "./permissions";

/** "public" answers anybody; "token" guards itself with a bearer token. */
export type Guard = Permission | "public" | "token";

/** Every route handler: its name in logs and metrics, and who is let in. A handler without a row does not compile. */
export const API_ROUTES = {
  "GET /api/jobs": { name: "jobs.list", guard: "jobs.read" },
  "GET /api/jobs/[id]": { name: "jobs.get", guard: "jobs.read" },
  "GET /api/jobs/[id]/history": { name: "jobs.history", guard: "jobs.read" },
  "POST /api/jobs/[id]/reveal": { name: "jobs.reveal", guard: "buyer.reveal" },
  "GET /api/jobs/[id]/slots": { name: "jobs.slots", guard: "slots.read" },
  "POST /api/jobs/[id]/schedule": { name: "jobs.schedule", guard: "appointments.set" },
  "POST /api/jobs/[id]/reschedule": { name: "jobs.reschedule", guard: "appointments.set" },
  "POST /api/jobs/[id]/assign": { name: "jobs.assign", guard: "technicians.assign" },
  "POST /api/jobs/[id]/documents": { name: "jobs.documents", guard: "fulfilment.set" },
  "POST /api/jobs/[id]/fulfil": { name: "jobs.fulfil", guard: "fulfilment.set" },
  "POST /api/jobs/[id]/complete": { name: "jobs.complete", guard: "jobs.complete" },
  "POST /api/jobs/[id]/cancel": { name: "jobs.cancel", guard: "jobs.cancel" },
  "POST /api/jobs/assign": { name: "jobs.assignMany", guard: "technicians.assign" },
  "GET /api/jobs/[id]/actions": { name: "jobs.actions", guard: "jobs.read" },
  "GET /api/actions": { name: "actions.list", guard: "actions.read" },
  "GET /api/actions/[key]": { name: "actions.get", guard: "jobs.read" },
  "GET /api/stores/[id]/slots": { name: "stores.slots", guard: "slots.read" },
  "GET /api/resources/[id]/capacity": { name: "resources.capacity", guard: "capacity.read" },
  "GET /api/resources/[id]/schedule": { name: "resources.schedule", guard: "capacity.read" },
  "PUT /api/resources/[id]/schedule": {
    name: "resources.schedule.replace",
    guard: "capacity.change",
  },
  "GET /api/resources/[id]/blocks": { name: "blocks.list", guard: "capacity.read" },
  "POST /api/resources/[id]/blocks": { name: "blocks.create", guard: "capacity.change" },
  "PUT /api/blocks/[id]": { name: "blocks.move", guard: "capacity.change" },
  "DELETE /api/blocks/[id]": { name: "blocks.delete", guard: "capacity.change" },
  "GET /api/technicians": { name: "technicians.list", guard: "schedule.read" },
  "PUT /api/technicians": { name: "technicians.name", guard: "technicians.name" },
  "GET /api/jobs/counts": { name: "jobs.counts", guard: "jobs.read" },
  "GET /api/jobs/facets": { name: "jobs.facets", guard: "jobs.read" },
  "GET /api/jobs/export": { name: "jobs.export", guard: "jobs.export" },
  "POST /api/jobs/lookup": { name: "jobs.lookup", guard: "jobs.read" },
  "POST /api/lookups": { name: "lookups.keep", guard: "jobs.read" },
  "GET /api/lookups/[id]": { name: "lookups.get", guard: "jobs.read" },
  "GET /api/attention": { name: "attention", guard: "jobs.read" },
  "GET /api/attention/[queue]": { name: "attention.queue", guard: "jobs.read" },
  "PUT /api/attention/[queue]/seen": { name: "attention.seen", guard: "jobs.read" },
  "GET /api/changes": { name: "changes", guard: "jobs.read" },
  "GET /api/index": { name: "index", guard: "jobs.read" },
  "GET /api/search": { name: "search", guard: "jobs.read" },
  "GET /api/schedule": { name: "schedule", guard: "schedule.read" },
  "GET /api/schedule/calendar": { name: "schedule.calendar", guard: "schedule.read" },
  "GET /api/insights": { name: "insights", guard: "insights.read" },
  "GET /api/views": { name: "views.list", guard: "views.keep" },
  "PATCH /api/views": { name: "views.arrange", guard: "views.keep" },
  "PUT /api/views/[id]": { name: "views.save", guard: "views.keep" },
  "DELETE /api/views/[id]": { name: "views.delete", guard: "views.keep" },
  "POST /api/views/[id]/restore": { name: "views.restore", guard: "views.keep" },
  "GET /api/audit": { name: "audit", guard: "audit.read" },
  "GET /api/sessions": { name: "sessions.own", guard: "sessions.own" },
  "POST /api/sessions/[id]/end": { name: "sessions.own.end", guard: "sessions.own" },
  "POST /api/sessions/end-others": { name: "sessions.own.endOthers", guard: "sessions.own" },
  "GET /api/sessions/all": { name: "sessions.all", guard: "sessions.end" },
  "POST /api/sessions/all/[id]/end": { name: "sessions.all.end", guard: "sessions.end" },
  "POST /api/sessions/end": { name: "sessions.end", guard: "sessions.end" },
  "GET /api/quota": { name: "quota", guard: "jobs.read" },
  "GET /api/health": { name: "health", guard: "public" },
  "GET /api/ready": { name: "ready", guard: "public" },
  "GET /api/metrics": { name: "metrics", guard: "token" },
  "GET /api/auth/[...nextauth]": { name: "auth", guard: "public" },
  "POST /api/auth/[...nextauth]": { name: "auth", guard: "public" },
} as const satisfies Record<string, { name: string; guard: Guard }>;

type Routes = typeof API_ROUTES;

/** The routes that ask for a session. */
export type GuardedRoute = {
  [K in keyof Routes]: Routes[K]["guard"] extends Permission ? K : never;
}[keyof Routes];
