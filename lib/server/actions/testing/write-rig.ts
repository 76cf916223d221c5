import "server-only";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll } from "vitest";
import { seenOf } from "@/lib/actions/job-action";
import type { JobWrite } from "@/lib/server/actions/job-write";
import type { Ended } from "@/lib/server/actions/receipts";
import {
  createWriteService,
  type Intent,
  type Wanted,
  type WriteParts,
  type WriteResult,
} from "@/lib/server/actions/write-service";
import type { OpenDatabase } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/process-database";
import { freshDataDir } from "@/lib/server/db/testing/cluster-template";
import type { WriteFault } from "@/lib/server/simulator/actions/write-log";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { simulated } from "@/lib/server/sp-api/testing/simulated";

export const ANN = { id: "ann", name: "Ann", email: "ann@example.com", role: "manager" };
const STORE = "SEA-TUKWILA-01";
const MARKETPLACE = "ATVPDKIKX0DER";

/** A database of the file's own. */
export function ownDatabase(): () => OpenDatabase["db"] {
  let dataDir: string;
  let opened: OpenDatabase;
  beforeAll(async () => {
    dataDir = await freshDataDir();
    opened = await openDatabase({ dataDir });
  }, 120_000);
  afterAll(async () => {
    await opened.close();
    await rm(dataDir, { recursive: true });
  });
  return () => opened.db;
}

/** A service in front of an Amazon of its own. */
export async function setUp(
  database: () => OpenDatabase["db"],
  change: Partial<WriteParts> = {},
  upstream: Parameters<typeof simulated>[0] = {},
) {
  const { api, simulator } = await simulated(upstream);
  const recorded: Intent[] = [];
  const noted: Ended[] = [];
  const waited: number[] = [];
  const parts: WriteParts = {
    api,
    database: async () => database(),
    now: Date.now,
    sleep: async (ms: number) => void waited.push(ms),
    record: async (intent: Intent) => void recorded.push(intent),
    note: (_: Wanted, end: Ended) => void noted.push(end),
    learn: async () => undefined,
    ...change,
  };
  const service = createWriteService(parts);
  const spoil = (fault: WriteFault, serviceJobId: string) =>
    post(simulator.url, "write-fault", { fault, serviceJobId });
  return { api, simulator, service, parts, recorded, noted, waited, spoil };
}

async function post(url: string, action: string, body: object): Promise<void> {
  const init = { method: "POST", body: JSON.stringify(body) };
  const { ok } = await fetch(`${url}/_simulator/${action}`, init);
  if (!ok) throw new Error(`${action} was refused.`);
}

export type Rig = Awaited<ReturnType<typeof setUp>>;

/** A job of a store that waits for its first visit. */
export function waiting({ simulator }: Rig): string {
  const [id = ""] = simulator.create(1, STORE);
  simulator.change(id, { status: "PENDING_SCHEDULE" });
  return id;
}

export async function freeSlot(api: SpApi, serviceJobId: string, nth = 5): Promise<string> {
  const { data } = await api.getAppointmmentSlotsByJobId({
    serviceJobId,
    marketplaceId: MARKETPLACE,
  });
  const free = data.slots.filter(({ capacity }) => (capacity ?? 0) > 0);
  return new Date(free[nth]?.startTime ?? "").toISOString();
}

export async function intentOf(rig: Rig, jobId: string, write: JobWrite): Promise<Intent> {
  const { data } = await rig.api.getServiceJobByServiceJobId(jobId);
  return { key: randomUUID(), user: ANN, jobId, write, seen: seenOf(data) };
}

/** A job with a visit, and intents for all that can be done with it. */
export async function booked(rig: Rig) {
  const jobId = waiting(rig);
  const add = await intentOf(rig, jobId, {
    operation: "schedule",
    start: await freeSlot(rig.api, jobId),
  });
  await rig.service.write(add);
  const appointmentId = (await intentOf(rig, jobId, add.write)).seen.appointmentId ?? "";
  return { jobId, appointmentId };
}

export const stateOf = (result: WriteResult | null) =>
  result?.type === "ended" ? result.end.state : result?.type;

/** Everything that can be looked up, on a job that allows it. */
export const WRITES = ["schedule", "reschedule", "assign", "complete", "cancel"] as const;

export async function intentFor(rig: Rig, operation: (typeof WRITES)[number]): Promise<Intent> {
  if (operation === "schedule") {
    const jobId = waiting(rig);
    return intentOf(rig, jobId, { operation, start: await freeSlot(rig.api, jobId) });
  }
  const { jobId, appointmentId } = await booked(rig);
  if (operation === "reschedule") {
    const start = await freeSlot(rig.api, jobId, 20);
    return intentOf(rig, jobId, { operation, appointmentId, start, reasonCode: "R1" });
  }
  if (operation === "cancel")
    return intentOf(rig, jobId, { operation, reasonCode: "V1", payer: null });
  if (operation === "assign") {
    // Somebody of the crew, as the jobs of the store show it.
    const { data } = await rig.api.getServiceJobs({
      marketplaceId: MARKETPLACE,
      createdAfter: "2015-01-01T00:00:00Z",
      storeIds: [STORE],
    });
    const [technician = ""] = data.jobs.flatMap(({ appointments = [] }) =>
      appointments.flatMap(({ assignedTechnicians = [] }) =>
        assignedTechnicians.flatMap(({ technicianId }) => technicianId ?? []),
      ),
    );
    return intentOf(rig, jobId, { operation, appointmentId, technicians: [technician] });
  }
  const startTime = new Date(Date.now() - 3_600_000).toISOString();
  rig.simulator.change(jobId, { appointment: { startTime, durationInMinutes: 30 } });
  const intent = await intentOf(rig, jobId, { operation });
  const endTime = new Date(Date.now() - 1_800_000).toISOString();
  await rig.api.setAppointmentFulfillmentData({
    serviceJobId: jobId,
    appointmentId: intent.seen.appointmentId ?? "",
    body: { fulfillmentTime: { startTime, endTime } },
  });
  return intentOf(rig, jobId, { operation });
}
