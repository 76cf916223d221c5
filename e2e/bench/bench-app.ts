import { readFileSync } from "node:fs";
import { cookieHeader, signInDemo } from "@/e2e/support/api/sign-in";
import {
  type App,
  type Environment,
  type Simulator,
  startApp,
  startSimulator,
} from "@/e2e/support/app/server";

/** The built app in front of a simulator of its own, signed in. */
export type BenchApp = {
  app: App;
  simulator: Simulator;
  get: (path: string, init?: RequestInit) => Promise<Response>;
  stats: () => Promise<Stats>;
  setFaults: (faults: object) => Promise<void>;
  control: (action: string, body?: object) => Promise<void>;
  /** Resident memory of the app, in MB. */
  memoryMb: () => number;
};

type Stats = {
  requests: Record<string, Record<string, number>>;
  tokensIssued: number;
  throttled: number;
};

export type BenchOptions = {
  simulator?: readonly string[];
  app?: Environment;
  /** Null where nobody can sign in as in the demo. */
  role?: null;
};

/** Amazon as it is felt: 80 ± 40 ms, 10 requests a second, burst 40. */
export const LIKE_AMAZON = ["--latency", "80", "--jitter", "40"];

/** An upstream that never throttles, to measure the app alone. */
export const NO_LIMITS = {
  simulator: ["--latency", "0", "--jitter", "0", "--rate", "100000", "--burst", "100000"],
  app: { SP_API_RATE: "100000", SP_API_BURST: "100000" },
};

/** The allocator as the image sets it. */
const ALLOCATOR = { MALLOC_ARENA_MAX: "2" };

export async function withBenchApp<T>(
  options: BenchOptions,
  run: (bench: BenchApp) => Promise<T>,
): Promise<T> {
  const simulator = await startSimulator(options.simulator ?? LIKE_AMAZON);
  const app = await startApp({ LOG_LEVEL: "warn", ...ALLOCATOR, ...simulator.env, ...options.app });
  try {
    const cookie =
      options.role === null ? "" : cookieHeader(await signInDemo(app.baseUrl, "manager"));
    const control = async (action: string, body: object = {}) => {
      const url = `${simulator.url}/_simulator/${action}`;
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${action}.`);
      await answer.body?.cancel();
    };
    return await run({
      app,
      simulator,
      control,
      get: (path, init) =>
        fetch(`${app.baseUrl}${path}`, { ...init, headers: { cookie, ...init?.headers } }),
      stats: async () => (await fetch(`${simulator.url}/_simulator/stats`)).json(),
      setFaults: (faults) => control("faults", faults),
      memoryMb: () => residentMb(app.pid),
    });
  } finally {
    await app.stop();
    await simulator.stop();
  }
}

/** Linux only; elsewhere not a number, which the table shows as such. */
function residentMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
