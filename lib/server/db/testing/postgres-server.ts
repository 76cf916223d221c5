import "server-only";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { freePort } from "@/lib/testing/free-port";

export type PostgresServer = {
  /** The address of a new, empty database. */
  freshDatabase: () => Promise<string>;
  stop: () => Promise<void>;
};

type Account = { uid: number; gid: number };

/**
 * Starts the PostgreSQL of a folder of programs in a temporary folder, on a free port of 127.0.0.1.
 * It refuses to run as root, so it runs as somebody else then.
 */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "pg-"));
  const account = process.getuid?.() === 0 ? otherAccount() : null;
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: "C" } };
  const auth = ["--auth=trust", "--username=dashboard", "--encoding=UTF8", "--no-sync"];
  await promisify(execFile)(join(programs, "initdb"), ["-D", data, ...auth], options);
  const port = await freePort();
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-k", folder, "-h", "127.0.0.1", "-p", String(port), "-c", "fsync=off"],
    { ...options, stdio: "ignore" },
  );
  const killNow = () => server.kill("SIGKILL");
  process.once("exit", killNow);
  const addressOf = (database: string) => `postgres://dashboard@127.0.0.1:${port}/${database}`;
  await untilItAnswers(server, addressOf("postgres"));
  let databases = 0;
  return {
    async freshDatabase() {
      databases += 1;
      await query(addressOf("postgres"), `create database fresh_${databases}`);
      return addressOf(`fresh_${databases}`);
    },
    async stop() {
      process.off("exit", killNow);
      const exit = once(server, "exit");
      server.kill("SIGQUIT");
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}

async function untilItAnswers(
  server: Pick<ChildProcess, "exitCode">,
  address: string,
): Promise<void> {
  for (;;) {
    try {
      await query(address, "select 1");
      return;
    } catch (cause) {
      if (server.exitCode !== null) throw new Error("PostgreSQL has ended.", { cause });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function query(address: string, text: string): Promise<void> {
  const client = new Client({ connectionString: address });
  // A connection that the server drops says so again, outside of any question.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Debian's own for this purpose, or the one that owns nothing. */
function otherAccount(): Account {
  const lines = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const accounts = lines.map((line) => line.split(":"));
  const [, , uid, gid] =
    accounts.find(([name]) => name === "postgres") ??
    accounts.find(([name]) => name === "nobody") ??
    [];
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}
