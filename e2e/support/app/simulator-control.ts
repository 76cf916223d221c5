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
  inFlight: z.number(),
  recent: z.array(z.object({ operation: z.string(), path: z.string(), query: z.string() })),
});

export type Faults = {
  errorRate?: number;
  hangRate?: number;
  lwaDown?: boolean;
  outage?: "unavailable" | "disconnected" | null;
  denied?: boolean;
  storm?: { refusals: number; share: number } | null;
  totalOff?: number | null;
  clockOffMs?: number;
  updateDelayMs?: number;
  listLagMs?: number;
  silentRate?: number;
  latency?: { meanMs: number; jitterMs: number };
  /** How late an answer comes to a write that is spoilt so. */
  writes?: { lateMs: number };
};

/** What becomes of a job. */
export type JobChange = {
  status?: string;
  technicians?: readonly { technicianId: string; name: string }[];
  appointment?: { startTime: string; durationInMinutes: number };
  goods?: { itemStatus: "SHIPPED" | "DELIVERED"; promisedBy: string };
  hidden?: boolean;
  silent?: boolean;
  lateMs?: number;
};

const writes = z.object({
  writes: z.array(
    z.object({
      operation: z.string(),
      ids: z.record(z.string(), z.string()),
      executed: z.boolean(),
      status: z.number(),
    }),
  ),
});

const technicians = z.array(z.object({ technicianId: z.string(), name: z.string() }));
const crews = z.object({ crews: z.record(z.string(), technicians) });

const created = z.object({ serviceJobIds: z.array(z.string()) });

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

  const allWrites = async () => {
    const answer: unknown = await (await fetch(`${url}/_simulator/writes`)).json();
    return writes.parse(answer).writes;
  };

  return {
    stats: async () => stats.parse(await (await fetch(`${url}/_simulator/stats`)).json()),
    contacts: () => contactsAt(url),
    /** Whoever works for a store. The last of them is an apprentice, whom Amazon lets go to some jobs only. */
    crewOf: async (storeId: string) =>
      crews.parse(await (await fetch(`${url}/_simulator/crews`)).json()).crews[storeId] ?? [],
    setFaults: (faults: Faults) => post("faults", faults),
    reset: () => post("reset"),
    /** From now on Login with Amazon accepts these and no others. */
    acceptCredentials: (credentials: readonly object[]) => post("credentials", credentials),
    expireAccessTokens: () => post("expire-access-tokens"),
    /** Adds jobs created now, and answers their ids. */
    create: async (count: number, storeId: string) =>
      created.parse(await post("create", { count, storeId })).serviceJobIds,
    /** Changes a job now. */
    change: (serviceJobId: string, change: JobChange) =>
      post("change", { serviceJobId, ...change }),
    /** Every write that came. */
    writes: allWrites,
    /** Those to a job. */
    writesTo: async (serviceJobId: string) =>
      (await allWrites()).filter(({ ids }) => ids.serviceJobId === serviceJobId),
    /** Those of an operation, whatever they were about. */
    writesOf: async (operation: string) =>
      (await allWrites()).filter((one) => one.operation === operation),
    /** Spoils the next write of an operation. */
    spoilNext: (operation: string, fault: string) => post("write-fault", { operation, fault }),
    /** Spoils the next write to a job. */
    spoil: (serviceJobId: string, fault: string) => post("write-fault", { serviceJobId, fault }),
    /** Is faster than the next write to a job, which has been looked at. */
    race: (serviceJobId: string, deed: string) => post("race", { serviceJobId, do: deed }),
    /** Sets the simulator's clock forward. */
    passTime: (ms: number) => post("clock", { forwardMs: ms }),
  };
}
