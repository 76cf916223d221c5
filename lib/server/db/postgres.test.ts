import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepsThePromises } from "@/lib/server/db/testing/database-contract";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { type PostgresServer, startPostgres } from "@/lib/server/db/testing/postgres-server";
import { openPostgres } from "./open-postgres";
import { openDatabase } from "./process-database";

const programs = findPostgres();
const SKIPPED = "skipped, this machine has no initdb and postgres (Debian: apt install postgresql)";
if (programs === null) process.stderr.write(`The database in a PostgreSQL: ${SKIPPED}.\n`);

it("names an address that does not answer without its password", async () => {
  const address = "postgres://dashboard:hunter2@127.0.0.1:9/dashboard";
  const failure = await openDatabase({ databaseUrl: address }).catch((error: Error) => error);
  expect(String(failure)).toBe(
    "DatabaseError: The database of DATABASE_URL cannot be used: ECONNREFUSED.",
  );
});

describe.skipIf(programs === null)("the database in a PostgreSQL", () => holds(programs ?? ""));

const LIMITS = {
  connectMs: 5_000,
  statementMs: 5_000,
  lockMs: 5_000,
  idleTransactionMs: 5_000,
};

/** A network between here and a port, which can go dead without a word to either side. */
async function startLine(port: number) {
  let dead = false;
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on("error", () => undefined);
    from.on("data", (data) => dead || to.write(data));
    from.on("close", () => dead || to.destroy());
  };
  const server = createServer((near) => {
    if (dead) {
      sockets.add(near.on("error", () => undefined));
      return;
    }
    const far = connect(port, "127.0.0.1");
    pass(near, far);
    pass(far, near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" ? address?.port : null,
    cut: () => {
      dead = true;
    },
    mend: () => {
      dead = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function holds(programs: string): void {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgres(programs);
  });
  afterAll(() => server.stop());

  const fresh = async () => ({ databaseUrl: await server.freshDatabase() });
  keepsThePromises(fresh);

  it("connects as the address says now, once the old account is locked out", async () => {
    const first = await server.freshDatabase();
    let address = first;
    const opened = await openDatabase({ databaseUrl: first }, () => ({ databaseUrl: address }));
    const who = async () => (await opened.db.execute(sql`select current_user as name`)) as object;
    await opened.db.execute(sql`create role newcomer login superuser`);
    const next = new URL(first);
    next.username = "newcomer";
    address = next.href;
    expect(await who()).not.toMatchObject({ rows: [{ name: "newcomer" }] });
    await expect(
      opened.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`),
    ).rejects.toThrow();
    await expect.poll(who).toMatchObject({ rows: [{ name: "newcomer" }] });
    await opened.close();
  });

  it("fails what it is asked while its connections are dead, and goes on over new ones", async () => {
    const address = new URL(await server.freshDatabase());
    const line = await startLine(Number(address.port));
    address.port = String(line.port);
    const opened = await openPostgres(() => address.href, { ...LIMITS, silenceMs: 400 });
    const one = async () => (await opened.db.execute(sql`select 1 as one`)) as object;
    const transaction = () => opened.db.transaction(async (tx) => tx.execute(sql`select 1`));
    await Promise.all([one(), one(), one()]);
    line.cut();
    // More of each than there are connections.
    const asked = Array.from({ length: 8 }, (_, index) =>
      index % 2 === 0 ? one() : transaction(),
    );
    const said = await Promise.allSettled(asked);
    expect(said.map(({ status }) => status)).toEqual(asked.map(() => "rejected"));
    line.mend();
    expect(await one()).toMatchObject({ rows: [{ one: 1 }] });
    await Promise.all([transaction(), transaction(), transaction(), one(), one(), one()]);
    await opened.close();
    await line.close();
  });

  it("is made once by processes that start side by side", async () => {
    const location = { databaseUrl: await server.freshDatabase() };
    const databases = await Promise.all([
      openDatabase(location),
      openDatabase(location),
      openDatabase(location),
    ]);
    await Promise.all(databases.map((opened) => opened.close()));
    expect(databases).toHaveLength(3);
  });
}
