import "server-only";
import { onTestFinished } from "vitest";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type SimulatorOptions, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";

const PLENTY = { rate: 100_000, burst: 100_000 };

/** A client of a simulator without delay and limits, but for Amazon's own where they are wanted; both of which end with the test. */
export async function simulated(
  options: { simulator?: SimulatorOptions; atAmazonsPace?: boolean } = {},
) {
  const others = options.atAmazonsPace ? undefined : PLENTY;
  const simulator = await startSimulator({
    jobs: 20,
    latency: { meanMs: 0, jitterMs: 0 },
    ...PLENTY,
    others,
    ...options.simulator,
  });
  onTestFinished(() => simulator.close());
  const clientOf = (timeoutMs: number) =>
    createSpApi(
      {
        endpoint: simulator.url,
        lwaEndpoint: simulator.tokenUrl,
        ...DEMO_CREDENTIALS[0],
        ...PLENTY,
        others,
        maxQueue: 10_000,
        maxQueueOfUser: 10_000,
        timeoutMs,
      },
      { sleep: async () => undefined },
    );
  return {
    simulator,
    /** Waits as long as a busy machine may take. */
    api: clientOf(60_000),
    /** Another client that gives up so soon. */
    impatient: clientOf,
  };
}
