import "server-only";
import {
  bigint,
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/**
 * Who did what and when, never what they saw. Rows are added and never changed: the database itself
 * refuses it (see the migrations), and lets go of a row only after 18 months.
 */
export const auditRecords = pgTable(
  "audit_records",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull().defaultNow(),
    action: text("action").notNull(),
    /** Of the sign-in; absent for somebody who was not let in. */
    userId: text("user_id"),
    /** How colleagues know the person: the e-mail address, else the name. */
    userName: text("user_name"),
    role: text("role"),
    jobId: text("job_id"),
    reason: text("reason"),
    details: jsonb("details").$type<Record<string, string | number | boolean>>().notNull(),
  },
  (table) => [
    index("audit_records_at").on(table.at),
    index("audit_records_action").on(table.action, table.id),
    index("audit_records_user").on(table.userId, table.id),
    index("audit_records_job").on(table.jobId, table.id),
  ],
);

/**
 * Sessions that can be used: what a person needs to know them apart, and nothing that opens one. No
 * request waits for a row, so one may be missing; what has ended is decided by `endedSessions` alone.
 */
export const openSessions = pgTable(
  "open_sessions",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    userName: text("user_name"),
    email: text("email"),
    /** The kind of device that signed in; absent where it did not say. */
    browser: text("browser"),
    system: text("system"),
    begunAt: instant("begun_at").notNull(),
    /** Its last request, or one that came a few minutes before that. */
    seenAt: instant("seen_at").notNull(),
    /** When its cookie has run out, a few minutes late at most. */
    endsAt: instant("ends_at").notNull(),
  },
  // Neither time has an index: a row that is written again and again then stays where it is.
  (table) => [index("open_sessions_user").on(table.userId)],
);

/**
 * Sessions that were ended before their time: one (`session`) or all that a person began before
 * (`person`).
 */
export const endedSessions = pgTable(
  "ended_sessions",
  {
    kind: text("kind", { enum: ["session", "person"] }).notNull(),
    subject: text("subject").notNull(),
    endedAt: instant("ended_at").notNull().defaultNow(),
    /** The one session of the person that goes on. */
    exceptSession: text("except_session"),
    /** When every cookie that this speaks of has run out anyway. */
    forgetAt: instant("forget_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);

/** Lists that people come back to; what `shared` is seen by the whole team, the others by their owner. */
export const savedViews = pgTable(
  "saved_views",
  {
    /** Chosen by whoever saves it first, and nobody else's ever after. */
    id: text("id").primaryKey(),
    /** Counts up: views stand in the order in which they were saved first. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    ownerId: text("owner_id").notNull(),
    /** How colleagues know the owner: the name, else the e-mail address. */
    ownerName: text("owner_name").notNull(),
    name: text("name").notNull(),
    /** The search in the words of the address; no buyer stands in it. */
    query: text("query").notNull(),
    columns: text("columns"),
    shared: boolean("shared").notNull().default(false),
    /** Whole milliseconds, later with each change: whoever changes the view names it. */
    updatedAt: instant("updated_at").notNull(),
    /** How colleagues know whoever changed it last. */
    updatedBy: text("updated_by").notNull(),
    /** A deleted view can be brought back for a while. */
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    index("saved_views_owner").on(table.ownerId),
    index("saved_views_shared").on(table.shared, table.ownerId),
  ],
);

/** Ids that were looked up, by their address: neither who asked nor what was found. */
export const lookupLists = pgTable("lookup_lists", {
  /** Of the ids and the marketplace, so that the same list is kept once. */
  id: text("id").primaryKey(),
  ids: jsonb("ids").$type<readonly string[]>().notNull(),
  marketplace: text("marketplace"),
  keptUntil: instant("kept_until").notNull(),
});

/** What a person did to the list of views, of the own ones, the team's and those everybody has. */
export const viewChoices = pgTable("view_choices", {
  personId: text("person_id").primaryKey(),
  order: jsonb("view_order").$type<readonly string[]>().notNull(),
  hidden: jsonb("hidden").$type<readonly string[]>().notNull(),
  defaultId: text("default_id"),
});

/**
 * Jobs that a person has seen in a queue of what needs attention, with what their indexed facts amounted
 * to then: one that has changed since counts again.
 */
export const attentionSeen = pgTable(
  "attention_seen",
  {
    personId: text("person_id").notNull(),
    queue: text("queue").notNull(),
    jobId: text("job_id").notNull(),
    /** Of columns of the index, which hold nothing of a buyer. */
    hash: text("hash").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.queue, table.jobId] }),
    index("attention_seen_at").on(table.seenAt),
  ],
);
