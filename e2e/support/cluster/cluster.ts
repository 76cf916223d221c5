import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordSecret } from "@/e2e/support/app/artifacts";
import {
  type App,
  type Environment,
  type Simulator,
  startApp,
  startSimulator,
} from "@/e2e/support/app/server";
import { findPostgres } from "@/lib/server/db/testing/find-postgres";
import { startPostgres } from "@/lib/server/db/testing/postgres-server";
import { findValkey } from "@/lib/server/shared/testing/valkey-server";
import { freePort } from "@/lib/testing/free-port";
import { type Balancer, startBalancer } from "./balancer";
import { type Cable, layCable } from "./cable";
import { type Engine, startEngine } from "./engine";

/** One app process of a cluster. It keeps its address when it is started again. */
type Member = {
  name: string;
  /** Its own address, past the balancer. */
  url: string;
  pid: () => number | undefined;
  hasExited: () => boolean;
  readLog: () => string;
  metricsToken: () => string;
  /** Between it and the engine; null where it has none. */
  cable: Cable | null;
  signal: (signal: NodeJS.Signals) => void;
  /** Ends it at once, as a crash does. */
  kill: () => Promise<void>;
  /** Starts it again after it has ended, and waits until it is ready. */
  start: () => Promise<void>;
};

export type Cluster = {
  /** What people open: the balancer. */
  url: string;
  members: readonly Member[];
  simulator: Simulator;
  /** Null where each process is on its own. */
  engine: Engine | null;
  database: { url: string; cable: Cable };
  /** Restarts one process after the other; each leaves the balancer first and is ready before the next. */
  restart: (said?: (line: string) => void) => Promise<void>;
  stop: () => Promise<void>;
};

export type ClusterOptions = {
  /** How many app processes; two unless another number is named. */
  processes?: number;
  /** Settings of every process. */
  app?: Environment;
  simulator?: readonly string[];
  /** Without it VALKEY_URL is unset: each process believes that it owns the whole quota. */
  shared?: boolean;
  /** Port of the balancer; a free one unless named. */
  port?: number;
};

const ENGINE_MISSING =
  "This machine has no valkey-server and no redis-server in PATH (Debian: apt install redis-server).";
const POSTGRES_MISSING =
  "This machine has no PostgreSQL: initdb and postgres (Debian: apt install postgresql).";

/** A sentence for each server that this machine lacks. */
export function missingServers({ shared = true }: Pick<ClusterOptions, "shared"> = {}): string[] {
  return [
    ...(shared && findValkey() === null ? [ENGINE_MISSING] : []),
    ...(findPostgres() === null ? [POSTGRES_MISSING] : []),
  ];
}

/** The end of a title of tests that are skipped, with a sentence for each missing server; empty where none is. */
export function whySkipped(): string {
  const missing = missingServers();
  return missing.length > 0 ? `: skipped, ${missing.join(" ")}` : "";
}

/**
 * Starts the topology of compose.yaml on 127.0.0.1: the built app several times in demo mode, a balancer, this
 * machine's Valkey or Redis and its PostgreSQL, and Amazon's stand-in as one process outside of them.
 * @throws Error with a sentence for each server that is missing
 */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const { processes = 2, app: env = {}, shared = true, port = await freePort() } = options;
  const missing = missingServers({ shared });
  const [postgresPrograms, engineProgram] = [findPostgres(), findValkey()];
  if (missing.length > 0 || postgresPrograms === null) throw new Error(missing.join("\n"));

  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const folder = mkdtempSync(join(tmpdir(), "cluster-"));
    ends.push(async () => rmSync(folder, { recursive: true, force: true }));
    const postgres = await startPostgres(postgresPrograms);
    ends.push(postgres.stop);
    const direct = new URL(await postgres.freshDatabase());
    const databaseCable = await layCable(Number(direct.port));
    ends.push(databaseCable.close);
    const engine = shared && engineProgram !== null ? await startEngine(engineProgram) : null;
    if (engine) ends.push(engine.stop);
    const simulator = await startSimulator(options.simulator ?? []);
    ends.push(simulator.stop);

    const secret = randomBytes(32).toString("base64url");
    recordSecret("NEXTAUTH_SECRET", secret);
    const settings: Environment = {
      ...simulator.env,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: withPort(direct, databaseCable.port),
      TRUSTED_PROXY_HOPS: "1",
      ...env,
    };
    const names = Array.from({ length: processes }, (_, index) => String(index + 1));
    const places = await Promise.all(
      names.map(async (name) => ({ name, port: String(await freePort()) })),
    );
    const balancer = await startBalancer(
      places.map((place) => ({ name: place.name, url: `http://127.0.0.1:${place.port}` })),
      port,
    );
    ends.push(balancer.close);
    const members: Member[] = [];
    // One after the other: the first makes the tables.
    for (const place of places) {
      const cable = engine && (await layCable(engine.port));
      if (cable) ends.push(cable.close);
      const valkey: Environment = engine && cable ? { VALKEY_URL: engine.urlAt(cable.port) } : {};
      const own = { DATA_DIR: join(folder, place.name), PORT: place.port, ...valkey };
      const { member, end } = await startMember(
        place.name,
        { ...settings, ...own },
        balancer,
        cable,
      );
      ends.push(end);
      members.push(member);
    }
    return {
      url: balancer.url,
      members,
      simulator,
      engine,
      database: { url: direct.href, cable: databaseCable },
      async restart(said = () => undefined) {
        for (const member of members) {
          await balancer.drain(member.name);
          said(`Process ${member.name} gets no more requests and ends.`);
          const began = Date.now();
          member.signal("SIGTERM");
          await until(member.hasExited);
          await member.start();
          const took = `after ${Date.now() - began} ms`;
          said(`Process ${member.name} is ready again ${took} (id ${member.pid()}).`);
        }
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startMember(
  name: string,
  env: Environment,
  balancer: Balancer,
  cable: Cable | null,
): Promise<{ member: Member; end: () => Promise<void> }> {
  let app: App = await startApp(env);
  await balancer.untilReady(name);
  const member: Member = {
    name,
    url: app.baseUrl,
    cable,
    pid: () => app.pid,
    hasExited: () => app.hasExited(),
    readLog: () => app.readLog(),
    metricsToken: () => app.metricsToken,
    signal: (signal) => app.signal(signal),
    async kill() {
      app.signal("SIGKILL");
      await until(app.hasExited);
    },
    async start() {
      await app.stop();
      app = await startApp(env);
      balancer.admit(name);
      await balancer.untilReady(name);
    },
  };
  return { member, end: () => app.stop() };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function withPort(address: URL, port: number): string {
  const changed = new URL(address);
  changed.port = String(port);
  return changed.href;
}
