import "server-only";
import { parseArgs } from "node:util";
import { readFaults } from "./faults";
import { parseInstant } from "./list-query";
import { type SimulatorOptions, startSimulator } from "./start";

const HELP = `Stands in for Login with Amazon and the Services API v1, on 127.0.0.1.

  --port 4010              0 takes any free port
  --jobs 5000              how many jobs there are
  --seed 1                 same seed, same jobs
  --now 2026-11-23T12:00Z  a clock that stands still; without it, this machine's
  --live 0                 jobs that arrive a minute, and live
  --latency 80             milliseconds to an answer
  --jitter 40              give or take so many milliseconds
  --rate 10                tokens a second of getServiceJobs
  --burst 40               size of its bucket
  --other-rate             tokens a second of every other operation; without it, Amazon's
  --other-burst            size of their buckets
  --profile production     or sandbox: Amazon's static cases only
  --error-rate 0           share of requests answered 500 or 503
  --hang-rate 0            share never answered
  --cut-rate 0             share cut off in the middle of the body
  --foreign 0              tokens a second that another client takes
  --faults {}              these and others as JSON, by their names in faults.ts
  --token-seconds 3600     life of an access token
  --page-token-seconds 900 life of a page token
`;

const TEXT = { type: "string" } as const;

function readOptions(): SimulatorOptions | null {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean" },
      port: { ...TEXT, default: "4010" },
      jobs: TEXT,
      seed: TEXT,
      now: TEXT,
      live: TEXT,
      latency: { ...TEXT, default: "80" },
      jitter: { ...TEXT, default: "40" },
      rate: TEXT,
      burst: TEXT,
      "other-rate": TEXT,
      "other-burst": TEXT,
      profile: { ...TEXT, default: "production" },
      "error-rate": { ...TEXT, default: "0" },
      "hang-rate": { ...TEXT, default: "0" },
      "cut-rate": { ...TEXT, default: "0" },
      foreign: { ...TEXT, default: "0" },
      faults: { ...TEXT, default: "{}" },
      "token-seconds": TEXT,
      "page-token-seconds": TEXT,
    },
  });
  if (values.help) return null;
  const { profile } = values;
  if (profile !== "production" && profile !== "sandbox") {
    throw new TypeError("--profile is production or sandbox");
  }
  return {
    port: amount("port", values.port),
    profile,
    latency: {
      meanMs: amount("latency", values.latency),
      jitterMs: amount("jitter", values.jitter),
    },
    faults: {
      errorRate: amount("error-rate", values["error-rate"]),
      hangRate: amount("hang-rate", values["hang-rate"]),
      cutRate: amount("cut-rate", values["cut-rate"]),
      foreignPerSecond: amount("foreign", values.foreign),
      ...readFaults(JSON.parse(values.faults)),
    },
    ...optional("jobs", "jobs", values.jobs),
    ...optional("seed", "seed", values.seed),
    ...optional("live", "live", values.live),
    ...(values.now === undefined ? {} : { now: standingClock(values.now) }),
    ...optional("rate", "rate", values.rate),
    ...optional("burst", "burst", values.burst),
    ...otherPlan(values["other-rate"], values["other-burst"]),
    ...optional("accessTokenSeconds", "token-seconds", values["token-seconds"]),
    ...optional("pageTokenSeconds", "page-token-seconds", values["page-token-seconds"]),
  };
}

function amount(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) {
    throw new TypeError(`--${flag} is a number, 0 or more, not "${text}"`);
  }
  return value;
}

function standingClock(text: string): () => number {
  const instant = parseInstant(text);
  if (instant === null) throw new TypeError(`--now is an instant, not "${text}"`);
  return () => instant;
}

function otherPlan(rate: string | undefined, burst: string | undefined) {
  if (rate === undefined || burst === undefined) return {};
  return { others: { rate: amount("other-rate", rate), burst: amount("other-burst", burst) } };
}

function optional(key: keyof SimulatorOptions, flag: string, text: string | undefined) {
  return text === undefined ? {} : { [key]: amount(flag, text) };
}

async function run(): Promise<void> {
  const options = readOptions();
  if (!options) {
    console.log(HELP);
    return;
  }
  const simulator = await startSimulator(options);
  console.log(`Amazon's stand-in listens at ${simulator.url}`);
  console.log(JSON.stringify({ url: simulator.url, tokenUrl: simulator.tokenUrl }));
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
