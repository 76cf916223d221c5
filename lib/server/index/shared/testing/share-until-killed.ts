import "server-only";
import { openDatabase } from "@/lib/server/db/process-database";
import { openEngine } from "@/lib/server/index/engine";
import { createSharedSyncer } from "@/lib/server/index/shared/shared-syncer";
import { steadyClock } from "@/lib/server/index/sync/clock";
import { createSpApi } from "@/lib/server/sp-api/client";

const SAY_MS = 100;

/**
 * A process that follows an index in PostgreSQL, reads Amazon for it where no other does, and says on
 * standard output how it goes, for a test to kill.
 */
const [databaseUrl = "", config = "", leaseMs = ""] = process.argv.slice(2);
const client = createSpApi(JSON.parse(config));
const { db, listen } = await openDatabase({ databaseUrl });
const quiet = () => undefined;
const syncer = createSharedSyncer({
  engine: await openEngine(null),
  tell: quiet,
  shared: {
    database: async () => db,
    listen: (hear) => listen?.("job_index", hear) ?? quiet,
    leaseMs: Number(leaseMs),
  },
  client,
  quota: client.quotas.getServiceJobs,
  marketplaces: ["ATVPDKIKX0DER"],
  ...{ share: 1, months: 24, clock: steadyClock },
  log: { info: quiet, warn: quiet, error: quiet },
});
setInterval(() => {
  const { state, rows, shared } = syncer.report();
  const { fill } = syncer.figures().calls;
  process.stdout.write(`${JSON.stringify({ state, rows, fill, reader: shared?.reader })}\n`);
}, SAY_MS);
