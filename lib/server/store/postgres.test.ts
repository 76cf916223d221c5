import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "./open-store";
import { findPostgres } from "./testing/find-postgres";
import { keepsOpenSessions } from "./testing/open-sessions-contract";
import { type PostgresServer, startPostgres } from "./testing/postgres-server";
import { keepsThePromises } from "./testing/store-contract";

const programs = findPostgres();
const SKIPPED = "skipped, this machine has no initdb and postgres (Debian: apt install postgresql)";
if (programs === null) process.stderr.write(`The store in a PostgreSQL: ${SKIPPED}.\n`);

it("tells of an address that does not answer without its password", async () => {
  const address = "postgres://store:hunter2@127.0.0.1:9/store";
  const failure = await openStore({ databaseUrl: address }).catch((error: Error) => error);
  expect(String(failure)).toBe(
    "StoreError: The database of DATABASE_URL cannot be used: ECONNREFUSED.",
  );
});

describe.skipIf(programs === null)("the store in a PostgreSQL", { timeout: 30_000 }, () =>
  holds(programs ?? ""),
);

function holds(programs: string): void {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres(programs);
  }, 60_000);
  afterAll(() => server.stop());

  const fresh = async () => ({ databaseUrl: await server.freshDatabase() });
  keepsThePromises(fresh);
  keepsOpenSessions(fresh);

  it("connects as the address says now, once the old account is locked out", async () => {
    const first = await server.freshDatabase();
    let address = first;
    const store = await openStore({ databaseUrl: first }, () => ({ databaseUrl: address }));
    const who = async () => (await store.db.execute(sql`select current_user as name`)) as object;
    await store.db.execute(sql`create role newcomer login superuser`);
    const next = new URL(first);
    next.username = "newcomer";
    address = next.href;
    expect(await who()).not.toMatchObject({ rows: [{ name: "newcomer" }] });
    await expect(
      store.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
    ).rejects.toThrow();
    await expect.poll(who).toMatchObject({ rows: [{ name: "newcomer" }] });
    await store.close();
  });

  it("is made once by processes that start side by side", async () => {
    const place = { databaseUrl: await server.freshDatabase() };
    const stores = await Promise.all([openStore(place), openStore(place), openStore(place)]);
    await Promise.all(stores.map((store) => store.close()));
    expect(stores).toHaveLength(3);
  });
}
