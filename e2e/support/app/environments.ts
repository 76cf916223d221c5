import { Agent, setGlobalDispatcher } from "undici";
import { type App, type Environment, type Simulator, startApp, startSimulator } from "./server";
import { sharedApp } from "./shared-app";
import { controlOf } from "./simulator-control";

/**
 * A worker that was busy for seconds would send its next request over a connection that the app is just
 * closing: each request gets a connection of its own.
 */
setGlobalDispatcher(new Agent({ pipelining: 0 }));

/** An app to test, and the Amazon that it asks; null is the one within the app. */
export type Running = {
  app: Pick<App, "baseUrl" | "readLog" | "metricsToken">;
  simulator: Simulator | null;
};

/** Settings of an app, and options of a simulator of its own in another process. */
export type Setup = {
  app?: Environment;
  simulator?: readonly string[];
  /** How many jobs are on hold, beside those that chance puts there: among few there may be none on a day. */
  onHold?: number;
};

const DAY_MS = 24 * 60 * 60 * 1_000;
const issuedBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** Started once in each worker, when a test first asks; a test finds what those before it left there. */
export const SETUPS = {
  /** Its people are nobody else's, and Amazon is quick and can be made to fail. */
  fast: {
    simulator: [
      ...["--jobs", "400", "--latency", "0", "--jitter", "0"],
      ...["--rate", "10000", "--burst", "10000"],
    ],
    onHold: 3,
    app: { SP_API_RATE: "10000", SP_API_BURST: "10000", LOG_LEVEL: "info" },
  },
  /** One call, and then none for minutes; and a client secret that has expired. */
  throttled: {
    simulator: ["--latency", "1", "--jitter", "0", "--rate", "0.01"],
    app: { SP_API_RATE: "0.01", SP_API_BURST: "1", SP_API_SECRET_ISSUED_AT: issuedBefore(181) },
  },
  /** Amazon's own sandbox, with one sparse job. */
  sandbox: {
    simulator: ["--profile", "sandbox", "--latency", "1", "--jitter", "0"],
    app: {
      SP_API_MODE: "sandbox",
      SP_API_CLIENT_ID: "amzn1.application-oa2-client.simulator",
      SP_API_CLIENT_SECRET: "amzn1.oa2-cs.v1.simulator",
      SP_API_REFRESH_TOKEN: "Atzr|simulator",
      NEXTAUTH_SECRET: "a-secret-of-the-sandbox-spec",
      AUTH_ADMIN_EMAILS: "ada@example.com",
      AUTH_ALLOWED_EMAILS: "*@viewers.example.com",
    },
  },
  /** Gives up on Amazon after 300 ms; people come to it by https, and may do little. */
  impatient: {
    simulator: ["--latency", "1", "--jitter", "0", "--rate", "500", "--burst", "500"],
    app: {
      SP_API_RATE: "500",
      SP_API_BURST: "500",
      SP_API_TIMEOUT_MS: "300",
      NEXTAUTH_URL: "https://jobs.example.com",
      SP_API_ACTIONS: "fulfilment",
      CANCEL_REASONS: 'C1="Gone"',
    },
  },
  /** Two marketplaces, stores with names, and a client secret that expires in three weeks. */
  configured: {
    app: {
      SP_API_MARKETPLACE_IDS: "ATVPDKIKX0DER,A1VC38T7YXB528",
      STORE_LABELS: 'SEA-TUKWILA-01="Tukwila, South",PDX-BEAVERTON-01=Beaverton',
      SP_API_SECRET_ISSUED_AT: issuedBefore(159),
    },
  },
  /** Answers from its index; Amazon is quick and can be made to fail. */
  indexed: {
    simulator: [
      ...["--jobs", "400", "--latency", "0", "--jitter", "0"],
      ...["--rate", "10000", "--burst", "10000"],
    ],
    onHold: 3,
    app: {
      INDEX: "memory",
      INDEX_SHARE: "1",
      SP_API_RATE: "10000",
      SP_API_BURST: "10000",
      LOG_LEVEL: "info",
    },
  },
} as const satisfies Record<string, Setup>;

/** `shared` is the app of the whole run, whose people and data belong to every test. */
export type EnvironmentName = keyof typeof SETUPS | "shared";

export async function start({ app: env, simulator: options, onHold = 0 }: Setup) {
  const simulator = options ? await startSimulator(options) : null;
  if (onHold > 0) {
    const control = controlOf(simulator);
    for (const id of await control.create(onHold, "SEA-TUKWILA-01")) {
      await control.change(id, { status: "HOLD" });
    }
  }
  const app = await startApp({ ...simulator?.env, ...env });
  return {
    app,
    simulator,
    stop: async () => {
      await app.stop();
      await simulator?.stop();
    },
  };
}

/** The environments of one worker. */
export function createEnvironments(setups: typeof SETUPS) {
  const started = new Map<string, ReturnType<typeof start>>();
  return {
    async get(name: EnvironmentName): Promise<Running> {
      if (name === "shared") return { app: sharedApp(), simulator: null };
      const running = started.get(name) ?? start(setups[name]);
      started.set(name, running);
      return running;
    },
    /** May be asked more than once. */
    async stop() {
      const all = [...started.values()];
      started.clear();
      for (const running of all) await (await running).stop();
    },
  };
}
