import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants, cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@/lib/testing/free-port";
import {
  LOGS,
  recordBuyers,
  recordMetrics,
  recordSecret,
  recordSecrets,
  secretOf,
} from "./artifacts";
import { ROOT, type ServerProcess, startNode, waitFor } from "./process";

const START_TIMEOUT_MS = 60_000;

const TEMPLATE = "E2E_DATA_TEMPLATE";
const MAKE = fileURLToPath(
  new URL("../../../lib/server/db/testing/make-template.ts", import.meta.url),
);

const FLAGS = "E2E_NODE_FLAGS";

/**
 * Starts the apps of this run and of its workers without the better compiler of WebAssembly, which takes two
 * seconds of a core for the database, and without compilers and collectors beside the work: an app of a test
 * lives for a minute, on a core that others want.
 */
export function startThriftily(): void {
  process.env[FLAGS] = "--liftoff-only --single-threaded";
}

export type Environment = Record<string, string>;

export type App = ServerProcess & {
  baseUrl: string;
  /** Opens its metrics. */
  metricsToken: string;
};

export type Simulator = ServerProcess & {
  url: string;
  tokenUrl: string;
  /** What the app needs to talk to this simulator instead of the embedded one. */
  env: Environment;
};

/**
 * Starts the built app in demo mode on a free loopback port and waits until it serves. Its index is off:
 * nobody but a test calls Amazon then.
 * @param env wins over the demo settings, PORT too; a DATA_DIR outlives the app, its own is emptied
 * @param home the folder that holds the app, and in which it is started
 */
export async function startApp(env: Environment = {}, home = ROOT): Promise<App> {
  const port = env.PORT ?? String(await freePort());
  const baseUrl = `http://127.0.0.1:${port}`;
  const metricsToken = randomBytes(24).toString("base64url");
  const data = env.DATA_DIR ?? freshDataDir();
  recordSecret("METRICS_TOKEN", metricsToken);
  recordSecrets(env);
  const server = startNode(
    [...(process.env[FLAGS]?.split(" ") ?? []), "lib/cli/start.mjs"],
    {
      ...ownEnvironment(),
      NODE_ENV: "production",
      SP_API_MODE: "demo",
      NEXTAUTH_URL: baseUrl,
      DATA_DIR: data,
      INDEX: "off",
      METRICS_TOKEN: metricsToken,
      PORT: port,
      HOSTNAME: "127.0.0.1",
      ...env,
    },
    // A later app may get the port of one that has ended, whose log is not to be written over.
    join(LOGS, `app-${port}-${Date.now()}.log`),
    home,
  );
  // Another app may answer at a port that this one is refused.
  const listens = () => server.readLog().includes("Ready in");
  const isUp = async () => (listens() ? isHealthy(`${baseUrl}/api/health`) : null);
  await waitFor(server, isUp, START_TIMEOUT_MS);
  const tokenNow = () => secretOf(env, "METRICS_TOKEN") ?? metricsToken;
  const stop = async () => {
    recordSecrets(env);
    await recordMetrics({ baseUrl, metricsToken: tokenNow() });
    await server.stop();
    if (env.DATA_DIR === undefined) rmSync(data, { recursive: true, force: true });
  };
  return { ...server, stop, baseUrl, metricsToken: env.METRICS_TOKEN ?? metricsToken };
}

/**
 * Starts the simulator as a process of its own.
 * @param args command-line options of the simulator, such as `--seed 7`
 */
export async function startSimulator(args: readonly string[] = []): Promise<Simulator> {
  const name = `simulator-${process.pid}-${Date.now()}.log`;
  const command = ["--conditions=react-server", "--import", "tsx", "lib/server/simulator/main.ts"];
  const server = startNode(
    [...command, "--port", "0", ...args],
    ownEnvironment(),
    join(LOGS, name),
  );
  const started = await waitFor(
    server,
    async () => readAddress(server.readLog()),
    START_TIMEOUT_MS,
  );
  const env = { SP_API_ENDPOINT: started.url, SP_API_LWA_ENDPOINT: started.tokenUrl };
  const stop = async () => {
    if (!server.hasExited()) await recordBuyers(started.url);
    await server.stop();
  };
  return { ...server, ...started, env, stop };
}

/** Every variable of `.env.example` is blank, so that no developer's shell or `.env` reaches a test. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const documented = readFileSync(join(ROOT, ".env.example"), "utf8").matchAll(
    /^#?\s*([A-Z_]+)=/gm,
  );
  const blank = Object.fromEntries([...documented].map((match) => [match[1], ""]));
  return { ...process.env, ...blank, NEXT_TELEMETRY_DISABLED: "1" };
}

/** A DATA_DIR of its own with an empty database in it, which no app has to make first. */
export function freshDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "service-jobs-"));
  cpSync(template(), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}

/** Made once: the workers inherit the runner's environment, and runs share what they find. */
function template(): string {
  const known = process.env[TEMPLATE];
  if (known) return known;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", MAKE],
    { cwd: ROOT, encoding: "utf8" },
  );
  if (stdout === "") throw new Error(`No database could be prepared: ${stderr}`);
  process.env[TEMPLATE] = stdout;
  return stdout;
}

async function isHealthy(url: string): Promise<true | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok ? true : null;
  } catch {
    return null;
  }
}

function readAddress(log: string): { url: string; tokenUrl: string } | null {
  for (const line of log.split("\n")) {
    if (!/^\{.*"tokenUrl".*\}$/.test(line)) continue;
    const { url, tokenUrl } = JSON.parse(line);
    if (typeof url === "string" && typeof tokenUrl === "string") return { url, tokenUrl };
  }
  return null;
}
