import { type BenchApp, type BenchOptions, LIKE_AMAZON, withBenchApp } from "@/e2e/bench/bench-app";

const WAIT_MS = 60_000;
const PAUSE_MS = 200;

/** A bench app that answers from its index, once that holds every job. */
export function withIndexedApp<T>(
  jobs: number,
  run: (bench: BenchApp) => Promise<T>,
  simulator: BenchOptions["simulator"] = LIKE_AMAZON,
): Promise<T> {
  const options = {
    simulator: [...(simulator ?? []), "--jobs", String(jobs)],
    app: { INDEX: "memory", INDEX_SHARE: "1" },
  };
  return withBenchApp(options, async (bench) => {
    await until(async () => (await read<{ state: string }>(bench, "/api/index")).state === "ready");
    return run(bench);
  });
}

export async function read<Answer>({ get }: Pick<BenchApp, "get">, path: string): Promise<Answer> {
  const answer = await get(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.json();
}

/** @throws Error when it has not come true after a minute */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + WAIT_MS;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error("What the bench waits for did not come.");
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
