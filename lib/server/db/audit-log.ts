import "server-only";
import { and, asc, desc, eq, gt, gte, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { AuditAction, AuditEntry, AuditPage, AuditRecord } from "@/lib/audit/audit-record";
import { type Database, isStorable, tables } from "./database";

/** Which records to list; an absent filter lets everything through. Instants are epoch ms. */
export type AuditQuestion = {
  actions?: readonly AuditAction[];
  /** Part of the person's id or name. */
  user?: string;
  jobId?: string;
  from?: number;
  /** Not included. */
  to?: number;
  /** Records older than this one … */
  before?: number;
  /** … or newer. */
  after?: number;
  limit: number;
};

const { auditRecords } = tables;

/** What cannot be kept is in no record, and PostgreSQL refuses to be asked for it. */
const NO_RECORD = sql`false`;

/** Resolves when the records are kept; what they are about must not happen before. */
export async function appendAudit(db: Database, entries: readonly AuditEntry[]): Promise<void> {
  await db.insert(auditRecords).values(
    entries.map(({ at, action, user, jobId, reason, details = {} }) => ({
      at,
      action,
      userId: user?.id,
      userName: user?.email || user?.name,
      role: user?.role,
      jobId,
      reason,
      details,
    })),
  );
}

/** One page of records, the newest first. */
export async function listAudit(
  db: Database,
  question: AuditQuestion,
): Promise<Omit<AuditPage, "fetchedAt">> {
  const { before, after, limit } = question;
  const filter = conditionsOf(question);
  const backwards = after !== undefined && before === undefined;
  const older = before === undefined ? undefined : lt(auditRecords.id, before);
  const position = backwards ? gt(auditRecords.id, after) : older;
  const rows = await db
    .select()
    .from(auditRecords)
    .where(and(...filter, position))
    .orderBy(backwards ? asc(auditRecords.id) : desc(auditRecords.id))
    .limit(limit + 1);
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  const records = (backwards ? shown.toReversed() : shown).map(recordFrom);
  const newest = records[0]?.id;
  const oldest = records.at(-1)?.id;
  const cameFromOlder = backwards ? after !== undefined : more;
  const cameFromNewer = backwards ? more : before !== undefined;
  return {
    records,
    older: cameFromOlder && oldest !== undefined ? oldest : null,
    newer: cameFromNewer && newest !== undefined ? newest : null,
  };
}

/**
 * Lets go of what is more than 18 months old at `now`. Answers how many records went. The database's
 * own clock has the last word: its triggers refuse whatever is younger.
 */
export async function pruneAudit(db: Database, now: Date): Promise<number> {
  // In UTC, as the trigger counts: in a session's own zone a month has another length.
  const at = sql`least(${now.toISOString()}::timestamptz, now()) at time zone 'UTC'`;
  const gone = await db
    .delete(auditRecords)
    .where(lt(auditRecords.at, sql`(${at} - interval '18 months') at time zone 'UTC'`))
    .returning({ id: auditRecords.id });
  return gone.length;
}

function conditionsOf({ actions, user, jobId, from, to }: AuditQuestion): (SQL | undefined)[] {
  if (![user, jobId].every((text = "") => isStorable(text))) return [NO_RECORD];
  const part = user && `%${user.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return [
    actions && actions.length > 0 ? inArray(auditRecords.action, [...actions]) : undefined,
    part ? or(ilike(auditRecords.userId, part), ilike(auditRecords.userName, part)) : undefined,
    jobId ? eq(auditRecords.jobId, jobId) : undefined,
    from === undefined ? undefined : gte(auditRecords.at, new Date(from)),
    to === undefined ? undefined : lt(auditRecords.at, new Date(to)),
  ];
}

function recordFrom({ at, ...row }: typeof auditRecords.$inferSelect): AuditRecord {
  return { ...row, at: at.toISOString() };
}
