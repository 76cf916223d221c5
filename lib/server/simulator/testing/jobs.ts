import "server-only";
import type { ServiceJob } from "@/lib/server/simulator/fixtures/service-job";
import { jobOf, listingOf, type Reply, type Rig } from "./client";

export const STORE = "SEA-TUKWILA-01";

export const jobPath = (id: string | undefined) => `/service/v1/serviceJobs/${id}`;

/** The job as it stands. */
export async function read({ get }: Rig, id: string | undefined): Promise<ServiceJob> {
  return jobOf(await get(jobPath(id)));
}

type Fits = (job: ServiceJob) => boolean;

/** A job of one store that waits for its first visit. */
export async function waitingJob(rig: Rig, fits: Fits = () => true): Promise<ServiceJob> {
  for (let count = 0; count < 100; count += 1) {
    const [id = ""] = rig.simulator.create(1, STORE);
    rig.simulator.change(id, { status: "PENDING_SCHEDULE" });
    const job = await read(rig, id);
    if (fits(job)) return job;
    // What does not fit waits no longer than its bucket.
    rig.clock.now += 1_000;
  }
  throw new Error("No job fits.");
}

type Slot = { startTime: string; endTime: string; capacity: number };

export async function slotsOf({ get }: Rig, id: string | undefined, query = ""): Promise<Slot[]> {
  const reply = await get(`${jobPath(id)}/appointmentSlots?marketplaceIds=ATVPDKIKX0DER${query}`);
  return JSON.parse(reply.text).payload.appointmentSlots;
}

/** As Amazon wants the times of appointments: in milliseconds. */
export const precise = (slot: { startTime: string } | undefined) =>
  new Date(slot?.startTime ?? "").toISOString();

/** A job of one store whose visit is at the nth free slot. */
export async function bookedJob(
  rig: Rig,
  nth = 5,
  fits?: Fits,
): Promise<{ job: ServiceJob; visitId: string }> {
  const { serviceJobId } = await waitingJob(rig, fits);
  const free = (await slotsOf(rig, serviceJobId)).filter(({ capacity }) => capacity > 0);
  const startTime = precise(free[nth]);
  const reply = await rig.ask("POST", `${jobPath(serviceJobId)}/appointments`, {
    appointmentTime: { startTime },
  });
  const { appointmentId } = JSON.parse(reply.text);
  return { job: await read(rig, serviceJobId), visitId: appointmentId };
}

export async function crewOf(rig: Rig): Promise<string[]> {
  const ids = new Set<string>();
  for (const { appointments } of listingOf(await rig.list({ storeIds: STORE })).jobs) {
    for (const { assignedTechnicians = [] } of appointments ?? []) {
      for (const { technicianId } of assignedTechnicians) ids.add(technicianId);
    }
  }
  return [...ids];
}

/** The message of each error. */
export const words = ({ errors }: Reply) => errors.map(({ message }) => message);
