import "server-only";
import { createTable } from "@/lib/server/index/duckdb-table";
import { openEngine } from "@/lib/server/index/engine";
import { steadyClock } from "@/lib/server/index/sync/clock";
import { createSyncer } from "@/lib/server/index/sync/syncer";
import { createSpApi } from "@/lib/server/sp-api/client";

/**
 * A process that keeps an index in a file and says on standard output which jobs are in it once their
 * page is kept, for a test to kill in the middle.
 */
const [file = "", config = ""] = process.argv.slice(2);
const client = createSpApi(JSON.parse(config));
const table = createTable(await openEngine(file));
const quiet = () => undefined;
createSyncer({
  table: {
    ...table,
    async apply(page, facts) {
      const applied = await table.apply(page, facts);
      const ids = page.jobs.flatMap(({ serviceJobId }) => serviceJobId ?? []);
      process.stdout.write(`${JSON.stringify(ids)}\n`);
      return applied;
    },
  },
  client,
  quota: client.quotas.getServiceJobs,
  marketplaces: ["ATVPDKIKX0DER"],
  share: 1,
  months: 24,
  clock: steadyClock,
  log: { info: quiet, warn: quiet, error: quiet },
});
