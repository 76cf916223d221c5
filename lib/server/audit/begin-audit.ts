import "server-only";
import { createHash } from "node:crypto";
import type { AuditDetails } from "@/lib/audit/audit-record";
import type { Settings } from "@/lib/server/config/settings";
import { settings } from "@/lib/server/config/settings";
import { forgetActions } from "@/lib/server/db/actions";
import { forgetSeen } from "@/lib/server/db/attention-seen";
import { appendAudit, listAudit, pruneAudit } from "@/lib/server/db/audit-log";
import type { Database } from "@/lib/server/db/database";
import { forgetEndedSessions } from "@/lib/server/db/ended-sessions";
import { forgetLookupLists } from "@/lib/server/db/lookup-lists";
import { forgetOpenSessions } from "@/lib/server/db/open-sessions";
import { forgetRedeemed } from "@/lib/server/db/redeemed-tokens";
import { forgetResourceActions } from "@/lib/server/db/resource-actions";
import { forgetDeletedViews } from "@/lib/server/db/saved-views";
import { logger } from "@/lib/server/runtime/logger";

const TIDY_EVERY_MS = 3_600_000;

/** What a process does once its database is open; a failure is logged and stops nothing. */
export async function beginAudit(db: Database): Promise<void> {
  const tidy = () => orLog("database not tidied", () => tidyDatabase(db, new Date()));
  setInterval(tidy, TIDY_EVERY_MS).unref();
  await tidy();
  await noteSettings(db);
}

/** Leaves a record of the settings where they differ from those on record. */
export async function noteSettings(db: Database): Promise<void> {
  await orLog("settings not recorded", () => recordSettings(db, settings()));
}

/** Lets go of what has been kept for long enough. */
async function tidyDatabase(db: Database, now: Date): Promise<void> {
  const records = await pruneAudit(db, now);
  const ended = await forgetEndedSessions(db, now);
  const open = await forgetOpenSessions(db, now);
  const views = await forgetDeletedViews(db, now);
  const lists = await forgetLookupLists(db, now);
  const seen = await forgetSeen(db, now);
  const tokens = await forgetRedeemed(db, now);
  const actions = (await forgetActions(db, now)) + (await forgetResourceActions(db, now));
  const sessions = ended + open;
  if (records + sessions + views + lists + seen + tokens + actions > 0)
    logger().info({ records, sessions, views, lists, seen, tokens, actions }, "database tidied");
}

export async function recordSettings(db: Database, now: Settings): Promise<void> {
  const details = settingsDetails(now);
  const { records } = await listAudit(db, { actions: ["settings"], limit: 1 });
  if (records[0]?.details.fingerprint === details.fingerprint) return;
  await appendAudit(db, [{ action: "settings", user: null, details }]);
}

async function orLog(message: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger().error({ error: error instanceof Error ? error.name : typeof error }, message);
  }
}

/** The settings that decide who sees what, without any secret and without anybody's address. */
function settingsDetails({
  mode,
  marketplaceIds,
  auth,
  database,
  actions,
}: Settings): AuditDetails {
  const { allowedEmails, managerEmails, adminEmails, oidc, rolesClaim } = auth;
  const lists = [allowedEmails, managerEmails, adminEmails];
  const details = {
    mode,
    marketplaces: marketplaceIds.join(","),
    store: "databaseUrl" in database ? "postgresql" : "embedded",
    provider: oidc ? new URL(oidc.issuer).host : "none",
    rolesClaim: rolesClaim ?? "none",
    viewers: allowedEmails.length,
    managers: managerEmails.length,
    admins: adminEmails.length,
    actions: actions.groups.join(",") || "none",
  };
  return { ...details, fingerprint: fingerprintOf([details, lists]) };
}

/** Differs when somebody on a list is replaced by somebody else, too. */
function fingerprintOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
