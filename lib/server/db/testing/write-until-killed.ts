import "server-only";
import type { DatabaseLocation } from "@/lib/server/config/settings";
import { appendAudit } from "@/lib/server/db/audit-log";

import { openDatabase } from "@/lib/server/db/process-database";

/**
 * A process that writes audit records one after another and says each on standard output once it is
 * kept, for a test to kill in the middle.
 */
const location: DatabaseLocation = JSON.parse(process.argv[2] ?? "");
const { db } = await openDatabase(location);
for (let number = 1; ; number += 1) {
  await appendAudit(db, [{ action: "export", user: null, details: { number } }]);
  process.stdout.write(`${number}\n`);
}
