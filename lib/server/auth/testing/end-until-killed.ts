import "server-only";
import { createDatabaseAudit } from "@/lib/server/audit/database-audit";
import { createDatabaseRevocations } from "@/lib/server/auth/database-revocations";
import { endSession } from "@/lib/server/auth/end-session";
import { revocations } from "@/lib/server/auth/revocations";
import type { Session } from "@/lib/server/auth/session";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { openDatabase } from "@/lib/server/db/process-database";
import { audit } from "@/lib/server/http/audit";

/**
 * A process that ends sessions one after another and says each on standard output once the person would
 * hear of it, for a test to kill in the middle.
 */
const location: DatabaseLocation = JSON.parse(process.argv[2] ?? "");
const { db } = await openDatabase(location);
const database = async () => db;
audit.provide(createDatabaseAudit(database));
revocations.provide(createDatabaseRevocations({ database, maxMs: 1_000_000 }));
for (let number = 1; ; number += 1) {
  const now = Date.now();
  const session: Session = {
    ...{ id: `s-${number}`, userId: `u-${number}`, name: null, email: null, demoRole: null },
    ...{ signedInAt: now, issuedAt: now, expiresAt: now + 1_000_000, provider: null },
  };
  await endSession(session, "person");
  process.stdout.write(`${number}\n`);
}
