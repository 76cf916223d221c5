import { existsSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emitKeypressEvents } from "node:readline";
import { parseArgs } from "node:util";
import { ROOT } from "@/e2e/support/app/process";
import { type Cluster, missingServers, startCluster } from "@/e2e/support/cluster/cluster";

const HELP = `Starts the built app several times behind a balancer, with this machine's Valkey or Redis, its
PostgreSQL and Amazon's stand-in, all on 127.0.0.1. A process that ends is started again.

  --processes 2   how many app processes
  --port 3000     port of the balancer; 0 takes any free one
  --index off     or memory: an index of all jobs
  --alone         without Valkey: each process believes that it owns the whole quota
  --restart       tells the cluster that runs to restart one process after the other
`;

const WATCH_MS = 500;

/** Where the cluster of this folder hears of --restart. */
const SOCKET = join(
  tmpdir(),
  `cluster-${process.getuid?.() ?? 0}-${Buffer.from(ROOT).toString("base64url").slice(-32)}.sock`,
);

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    processes: { type: "string", default: "2" },
    port: { type: "string", default: "3000" },
    index: { type: "string", default: "off" },
    alone: { type: "boolean", default: false },
    restart: { type: "boolean", default: false },
  },
});

try {
  if (values.help) console.log(HELP);
  else if (values.restart) await tellToRestart();
  else await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function run(): Promise<void> {
  const processes = wholeNumber("processes", values.processes);
  const port = wholeNumber("port", values.port);
  if (!existsSync(join(ROOT, ".next/standalone/server.js"))) {
    throw new Error("There is no build to start: run `npm run build` first.");
  }
  const missing = missingServers({ shared: !values.alone });
  if (missing.length > 0) throw new Error(missing.join("\n"));

  let cluster: Cluster | null = null;
  let ending = false;
  const end = (code: number) => {
    if (ending) return;
    ending = true;
    // What has started so far is killed by its id when this process exits.
    void (cluster?.stop() ?? Promise.resolve()).finally(() => process.exit(code));
  };
  process.on("SIGINT", () => end(130));
  process.on("SIGTERM", () => end(143));

  cluster = await startCluster({
    processes,
    shared: !values.alone,
    app: { INDEX: values.index, LOG_LEVEL: "info" },
    ...(port > 0 && { port }),
  });
  const { restart } = keepAlive(cluster, () => ending);
  hearOfRestarts(restart);
  readKeys({ r: () => void restart(console.log), "\u0003": () => end(130) });
  introduce(cluster);
}

/** Starts again what ends by itself, as a container platform does, and makes one rolling restart at a time. */
function keepAlive(cluster: Cluster, isEnding: () => boolean) {
  let restarting: Promise<void> | null = null;
  const starting = new Set<string>();
  setInterval(() => {
    if (isEnding() || restarting) return;
    for (const member of cluster.members) {
      if (!member.hasExited() || starting.has(member.name)) continue;
      starting.add(member.name);
      console.log(`Process ${member.name} has ended and is started again.`);
      void member
        .start()
        .then(() => console.log(`Process ${member.name} is ready again (id ${member.pid()}).`))
        .catch((error: unknown) => console.error(error))
        .finally(() => starting.delete(member.name));
    }
  }, WATCH_MS);
  return {
    restart(said: (line: string) => void): Promise<void> {
      restarting ??= cluster.restart(said).finally(() => {
        restarting = null;
      });
      return restarting;
    },
  };
}

function hearOfRestarts(restart: (said: (line: string) => void) => Promise<void>): void {
  // What a cluster left that was killed; one that runs keeps its own.
  rmSync(SOCKET, { force: true });
  const server = createServer((socket: Socket) => {
    socket.on("error", () => undefined);
    restart((line) => socket.write(`${line}\n`)).then(
      () => socket.end(),
      (error: unknown) => socket.end(`${error}\n`),
    );
  });
  server.listen(SOCKET);
  process.once("exit", () => rmSync(SOCKET, { force: true }));
}

async function tellToRestart(): Promise<void> {
  const socket = connect(SOCKET);
  try {
    for await (const said of socket) process.stdout.write(said);
  } catch (cause) {
    throw new Error("No cluster of this folder runs: start one with `npm run cluster`.", { cause });
  }
}

function readKeys(keys: Readonly<Record<string, () => void>>): void {
  if (!process.stdin.isTTY) return;
  emitKeypressEvents(process.stdin);
  process.stdin.setRawMode(true);
  process.stdin.on("keypress", (_, { sequence }: { sequence: string }) => keys[sequence]?.());
}

function introduce({ url, members, engine, database, simulator }: Cluster): void {
  console.log(`The dashboard, ${members.length} processes behind a balancer: ${url}`);
  for (const { name, url: own, pid } of members) {
    console.log(`  process ${name}    ${own}  (id ${pid()})`);
  }
  console.log(`  ${engine ? `${engine.name}  127.0.0.1:${engine.port}` : "no engine"}`);
  console.log(`  PostgreSQL   ${database.url}`);
  console.log(`  Amazon       ${simulator.url}`);
  console.log("Key r restarts one process after the other, Ctrl-C ends all.");
  const ids = members.map(({ name, url: own, pid }) => ({ name, url: own, pid: pid() }));
  console.log(JSON.stringify({ cluster: url, simulator: simulator.url, processes: ids }));
}

function wholeNumber(flag: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || text.trim() === "") {
    throw new Error(`--${flag} is a whole number, not "${text}".`);
  }
  return value;
}
