/** Least to most: each role may do what those before it may. */
const ROLES = ["viewer", "manager", "admin"] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/**
 * What somebody may do, and the least role that may. Routes, pages, the cutting of a job and the
 * controls on the screen all ask here and nowhere else.
 */
const LEAST = {
  "jobs.read": "viewer",
  "jobs.export": "viewer",
  /** Who goes where, on the screen and as a calendar file. */
  "schedule.read": "viewer",
  /** Figures of many jobs: how many were done, how late. */
  "insights.read": "manager",
  /** Those of single technicians, unless the operator opens them to managers. */
  "insights.byTechnician": "admin",
  /** Views of one's own, and what one does to the list of all. */
  "views.keep": "viewer",
  /** Showing a view to the whole team, changing it there, and taking it back. */
  "views.share": "manager",
  /** The same with a view that somebody else shares. */
  "views.curate": "admin",
  /** Full names, the whole postal code and what else abbreviates a buyer for viewers. */
  "buyer.names": "manager",
  /** Phone and street, one job at a time, with a reason and on record. */
  "buyer.reveal": "manager",
  /** Times that Amazon offers for a visit: asking for them spends quota and leads to a booking. */
  "slots.read": "manager",
  /** Booking a visit, and moving it. */
  "appointments.set": "manager",
  "technicians.assign": "manager",
  /** When somebody was there, who, and the proofs of it. */
  "fulfilment.set": "manager",
  "jobs.complete": "manager",
  /** With a reason for which the customer or Amazon pays. */
  "jobs.cancel": "manager",
  /** With a reason for which Amazon may charge the provider, or of which nobody has said who pays. */
  "jobs.cancelAtOwnCost": "admin",
  "capacity.read": "manager",
  /** Schedules and blocked times of a store. */
  "capacity.change": "admin",
  /** What the dashboard calls technicians, and in which order. */
  "technicians.name": "admin",
  /** What everybody had Amazon do; one's own is anybody's to see. */
  "actions.read": "admin",
  "audit.read": "admin",
  /** What only whoever runs the dashboard can act on, such as a secret that expires. */
  "settings.see": "admin",
  /** One's own sessions: seeing and ending them. */
  "sessions.own": "viewer",
  /** Everybody's. */
  "sessions.end": "admin",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST;

export function leastRole(permission: Permission): Role {
  return LEAST[permission];
}

export function may(role: Role, permission: Permission): boolean {
  return atLeast(role, LEAST[permission]);
}
