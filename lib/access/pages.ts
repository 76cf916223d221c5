import type { Permission } from "./permissions";

/** Every page and who is let in; the sign-in page, the one that asks for patience, and `/`, which only
 * leads on, are open to anybody. */
export const PAGES = {
  "/": "public",
  "/sign-in": "public",
  "/slow-down": "public",
  "/attention": "jobs.read",
  "/jobs": "jobs.read",
  "/jobs/[id]": "jobs.read",
  "/schedule": "schedule.read",
  "/schedule/capacity": "capacity.read",
  "/insights": "insights.read",
  "/lookup": "jobs.read",
  "/audit": "audit.read",
  "/audit/actions": "actions.read",
  "/sessions": "sessions.own",
  "/sessions/all": "sessions.end",
} as const satisfies Record<string, Permission | "public">;
