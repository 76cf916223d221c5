import "server-only";
import { sharedState } from "@/lib/server/db/job-index-state";
import { openDatabase } from "@/lib/server/db/process-database";
import { PROJECTION } from "@/lib/server/index/columns";
import { type Engine, openEngine } from "@/lib/server/index/engine";
import type { IndexTable } from "@/lib/server/index/index-table";
import { createFollower } from "@/lib/server/index/shared/follower";
import { createSharedTable } from "@/lib/server/index/shared/shared-table";

export type FollowedTable = { engine: Engine; table: IndexTable; close: () => Promise<void> };

/** The engine holds what was written before whoever wrote goes on. */
export async function openFollowed(databaseUrl: string): Promise<FollowedTable> {
  const engine = await openEngine(null);
  const { db, close } = await openDatabase({ databaseUrl });
  const database = async () => db;
  const state = () => sharedState(db, PROJECTION);
  const follower = createFollower({ database, engine, state, tell: () => undefined });
  const rows = async () => follower.rows();
  const table = createSharedTable({ database, token: null, written: () => undefined, rows });
  await follower.follow();
  await table.clear();
  const followed =
    <A extends unknown[], T>(write: (...given: A) => Promise<T>) =>
    async (...given: A) => {
      const done = await write(...given);
      await follower.follow();
      return done;
    };
  return {
    engine,
    table: {
      ...table,
      apply: followed(table.apply),
      missed: followed(table.missed),
      retain: followed(table.retain),
      clear: followed(table.clear),
    },
    async close() {
      await engine.close();
      await close();
    },
  };
}
