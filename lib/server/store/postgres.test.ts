import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "./open-store";
import { ensurePostgres } from "./testing/find-postgres";
import { type PostgresServer, startPostgres } from "./testing/postgres-server";
import { keepsThePromises } from "./testing/store-contract";

const programs = ensurePostgres();

it("tells of an address that does not answer without its password", async () => {
  const address = "postgres://store:hunter2@127.0.0.1:9/store";
  const failure = await openStore({ databaseUrl: address }).catch((error: Error) => error);
  expect(String(failure)).toBe(
    "StoreError: The database of DATABASE_URL cannot be used: ECONNREFUSED.",
  );
});

describe.runIf(programs !== null)("the store in a PostgreSQL", { timeout: 30_000 }, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres(programs ?? "");
  }, 60_000);
  afterAll(() => server.stop());

  keepsThePromises(async () => ({ databaseUrl: await server.freshDatabase() }));

  it("is made once by processes that start side by side", async () => {
    const place = { databaseUrl: await server.freshDatabase() };
    const stores = await Promise.all([openStore(place), openStore(place), openStore(place)]);
    await Promise.all(stores.map((store) => store.close()));
    expect(stores).toHaveLength(3);
  });
});

it.runIf(programs === null)("was not tried on PostgreSQL: this machine has none", () => {
  expect(programs).toBeNull();
});
