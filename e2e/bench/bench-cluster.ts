import { controlOf } from "@/e2e/support/app/simulator-control";
import { type Cluster, type ClusterOptions, startCluster } from "@/e2e/support/cluster/cluster";
import type { Engine } from "@/e2e/support/cluster/engine";
import { newQuestion, type Person, personAt } from "@/e2e/support/cluster/people";

/** Several processes in front of one Amazon of 80 ± 40 ms, and two people. */
export type BenchCluster = {
  cluster: Cluster;
  engine: () => Engine;
  amazon: ReturnType<typeof controlOf>;
  mara: Person;
  vera: Person;
  /** The address of a process, round and round. */
  processAt: (index: number) => string;
  /** Waits until the bucket is full again, and forgets what Amazon counted. */
  rest: () => Promise<void>;
};

export const RATE = 10;
export const BURST = 40;
/** What the dashboard uses of the burst: two are kept back. */
export const USED_BURST = 38;
const REST_MS = 4_500;

export async function withCluster<T>(
  options: ClusterOptions,
  run: (bench: BenchCluster) => Promise<T>,
): Promise<T> {
  const cluster = await startCluster({
    simulator: ["--latency", "80", "--jitter", "40"],
    ...options,
    app: { USER_RATE: "1000", USER_BURST: "100000", LOG_LEVEL: "warn", ...options.app },
  });
  try {
    const amazon = controlOf(cluster.simulator);
    const mara = await personAt(cluster.url, "manager");
    const vera = await personAt(cluster.url, "viewer");
    // What is measured is the quota, not the loading of code.
    for (const { url } of cluster.members) await mara.ask(newQuestion(), url);
    return await run({
      cluster,
      amazon,
      mara,
      vera,
      engine() {
        if (cluster.engine === null) throw new Error("There is no engine.");
        return cluster.engine;
      },
      processAt: (index) => cluster.members[index % cluster.members.length]?.url ?? cluster.url,
      async rest() {
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
        await amazon.reset();
      },
    });
  } finally {
    await cluster.stop();
  }
}

/** The middle one of several runs. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export async function times<T>(count: number, task: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < count; run++) results.push(await task());
  return results;
}
