import "server-only";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
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

const count = (name: string) => bigint(name, { mode: "number" });

/**
 * The index of jobs as all processes follow it: of a job what the index keeps, and nothing of its buyer.
 * Texts of Amazon's are kept as JSON writes them, without the quotes: PostgreSQL takes no NUL.
 */
export const jobIndex = pgTable(
  "job_index",
  {
    /** What the columns of the index mean: each release that means something else has rows of its own. */
    space: text("space").notNull(),
    id: text("id").notNull(),
    /** Grows with every change of the row that is to be followed. */
    sequence: count("sequence").notNull(),
    marketplace: text("marketplace").notNull(),
    /** Dropped: the row stays for a day, for those who follow. */
    isDropped: boolean("is_dropped").notNull().default(false),
    hash: text("hash").notNull(),
    isOpen: boolean("is_open").notNull(),
    /** Instants are epoch ms, as in the index. */
    createdAt: doublePrecision("created_at"),
    readNumber: doublePrecision("read_number").notNull(),
    seenAt: doublePrecision("seen_at").notNull(),
    firstSeenAt: doublePrecision("first_seen_at").notNull(),
    missed: integer("missed").notNull(),
    closedAt: doublePrecision("closed_at"),
    idsEmptied: boolean("ids_emptied").notNull(),
    sharesEmptied: boolean("shares_emptied").notNull(),
    orderId: text("order_id"),
    productOrderIds: text("product_order_ids").array().notNull(),
    trackingIds: text("tracking_ids").array().notNull(),
    /** The other columns of the index, as JSON. */
    facts: text("facts").notNull(),
  },
  // No other column has an index: a row that was merely seen again then stays where it is.
  (table) => [
    primaryKey({ columns: [table.space, table.id] }),
    index("job_index_sequence").on(table.space, table.sequence),
  ],
);

/** What was seen to change of jobs, under the number by which every process tells it. */
export const jobIndexChanges = pgTable(
  "job_index_changes",
  {
    space: text("space").notNull(),
    sequence: count("sequence").notNull(),
    marketplace: text("marketplace").notNull(),
    job: text("job").notNull(),
    seenAt: doublePrecision("seen_at").notNull(),
    kind: text("kind").notNull(),
    was: text("was"),
    became: text("became"),
  },
  (table) => [primaryKey({ columns: [table.space, table.sequence] })],
);

/** What technicians and services are called. */
export const jobIndexNames = pgTable(
  "job_index_names",
  {
    space: text("space").notNull(),
    kind: text("kind", { enum: ["technicians", "services"] }).notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    sequence: count("sequence").notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.kind, table.id] })],
);

/** One row for each index: whoever writes takes its turn by it. */
export const jobIndexState = pgTable("job_index_state", {
  space: text("space").primaryKey(),
  /** The last one that was given. */
  sequence: count("sequence").notNull().default(0),
  /** Who has followed no further than this has missed rows that were dropped. */
  droppedUpTo: count("dropped_up_to").notNull().default(0),
  /** Grows when everything is forgotten. */
  generation: count("generation").notNull().default(0),
  /** How far the syncing has come, as JSON. */
  facts: text("facts").notNull().default("{}"),
  /** Who reads Amazon: the number grows with each hand-over, and a write under an older one is refused. */
  token: count("token").notNull().default(0),
  owner: text("owner"),
  leasedUntil: instant("leased_until").notNull().defaultNow(),
  /** What the owner says of its reading, as JSON. */
  health: text("health").notNull().default("{}"),
  /** When somebody last looked at what the index holds. */
  askedAt: instant("asked_at"),
});

/** Refresh tokens that a process has begun to exchange, by their hashes: a provider takes each of them once. */
export const redeemedTokens = pgTable("redeemed_tokens", {
  hash: text("hash").primaryKey(),
  begunAt: instant("begun_at").notNull().defaultNow(),
  isDone: boolean("is_done").notNull().default(false),
});

/**
 * What people had Amazon do: each intent before it is sent, and what came of it. Ids, codes and times
 * only, never a name, an address or Amazon's sentences.
 */
export const actions = pgTable(
  "actions",
  {
    /** Chosen by the screen, one for each intent: a repeat of the same is known by it. */
    key: text("key").primaryKey(),
    /** Counts up: receipts stand in the order in which they were wanted. */
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    userId: text("user_id").notNull(),
    /** How colleagues know the person: the e-mail address, else the name. */
    userName: text("user_name"),
    jobId: text("job_id").notNull(),
    operation: text("operation").notNull(),
    /** Of everything that was asked, so that the same key is never good for something else. */
    hash: text("hash").notNull(),
    /** What was asked, for whoever looks again after a restart. */
    wish: jsonb("wish").notNull(),
    state: text("state", { enum: ["sent", "done", "refused", "not_done", "unknown"] }).notNull(),
    /** Codes of what came of it; null until then. */
    outcome: jsonb("outcome").$type<Readonly<Record<string, unknown>>>(),
    at: instant("at").notNull(),
    endedAt: instant("ended_at"),
    /** Renewed while a process is at it: of one that is "sent" and has not been for a while, none is. */
    aliveAt: instant("alive_at").notNull().defaultNow(),
  },
  (table) => [
    index("actions_number").on(table.number),
    index("actions_job").on(table.jobId, table.number),
    index("actions_user").on(table.userId, table.number),
    index("actions_state").on(table.state),
    index("actions_at").on(table.at),
    // One at a time for each job, whichever process is at it.
    uniqueIndex("actions_under_way").on(table.jobId).where(sql`state = 'sent'`),
  ],
);
