import { z } from "zod";
import type { Simulator } from "./server";
import { contactsAt } from "./simulator-contacts";

const counts = z.record(z.string(), z.number());

const stats = z.object({
  requests: z.object({
    token: counts,
    getServiceJobs: counts,
    getServiceJobByServiceJobId: counts,
  }),
  tokensIssued: z.number(),
  throttled: z.number(),
  recent: z.array(z.object({ operation: z.string(), path: z.string(), query: z.string() })),
});

export type Faults = {
  errorRate?: number;
  hangRate?: number;
  lwaDown?: boolean;
  latency?: { meanMs: number; jitterMs: number };
};

/** The switchboard of a simulator in another process. */
export function controlOf(simulator: Simulator | null) {
  if (simulator === null) throw new Error("This spec has no simulator of its own.");
  const { url } = simulator;

  async function post(action: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/_simulator/${action}`, {
      method: "POST",
      body: JSON.stringify(body ?? {}),
    });
    if (!response.ok) throw new Error(`${action} answered ${response.status}.`);
    return response.json();
  }

  return {
    stats: async () => stats.parse(await (await fetch(`${url}/_simulator/stats`)).json()),
    contacts: () => contactsAt(url),
    setFaults: (faults: Faults) => post("faults", faults),
    reset: () => post("reset"),
    /** From now on Login with Amazon accepts these and no others. */
    acceptCredentials: (credentials: readonly object[]) => post("credentials", credentials),
    expireAccessTokens: () => post("expire-access-tokens"),
    /** Adds jobs created now. */
    create: (count: number, storeId: string) => post("create", { count, storeId }),
  };
}
