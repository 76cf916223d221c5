import { z } from "zod";

const text = z.string().optional();

const contact = z.object({
  serviceJobId: z.string(),
  name: text,
  phone: text,
  address: z
    .looseObject({
      name: text,
      addressLine1: text,
      addressLine2: text,
      addressLine3: text,
      phone: text,
    })
    .optional(),
});

/** What a simulator holds of one job's buyer. */
export type SimulatedContact = z.infer<typeof contact>;

/** Every buyer of the simulator at this address, by job. */
export async function contactsAt(url: string): Promise<SimulatedContact[]> {
  const answer: unknown = await (await fetch(`${url}/_simulator/contacts`)).json();
  return z.object({ contacts: z.array(contact) }).parse(answer).contacts;
}

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
  outage?: "unavailable" | "disconnected" | null;
  latency?: { meanMs: number; jitterMs: number };
};

/** The switchboard of a simulator in another process. */
export function controlOf(simulator: { url: string } | null) {
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
