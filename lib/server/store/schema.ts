import "server-only";
import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

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
 * Sessions that were ended before their time: one (`session`) or all that a person began before
 * (`person`).
 */
export const endedSessions = pgTable(
  "ended_sessions",
  {
    kind: text("kind", { enum: ["session", "person"] }).notNull(),
    subject: text("subject").notNull(),
    endedAt: instant("ended_at").notNull().defaultNow(),
    /** When every cookie that this speaks of has run out anyway. */
    forgetAt: instant("forget_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] })],
);
