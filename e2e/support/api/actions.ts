import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { Api, Reply } from "@/e2e/support/api/client";
import { actionAnswer, jobFacets, scheduleAnswer, slots } from "@/e2e/support/api/contract";
import type { controlOf } from "@/e2e/support/app/simulator-control";
import { type JobAction, type Seen, seenOf } from "@/lib/actions/job-action";
import type { Attention } from "@/lib/attention/attention-answers";
import type { Job } from "@/lib/jobs/job";

const STORE = "SEA-TUKWILA-01";
const ADA = { technicianId: "ADA-1", name: "Ada" };

type Control = ReturnType<typeof controlOf>;

/** A job as Amazon has it now. */
export const readJob = async (api: Api, id: string) =>
  (await api.get(`/api/jobs/${id}`, { "cache-control": "no-cache" })).detail().job;

/** What a screen sees of a job. */
export async function seenNow(api: Api, id: string): Promise<Seen> {
  return seenOf(await readJob(api, id));
}

/** The times at which Amazon lets it be visited. */
export async function slotsOf(api: Api, id: string): Promise<string[]> {
  const { text } = await api.get(`/api/jobs/${id}/slots`);
  const free = slots.parse(JSON.parse(text)).slots.filter(({ left }) => left > 0);
  return free.map(({ start }) => start);
}

export const slotOf = async (api: Api, id: string, nth: number) =>
  (await slotsOf(api, id))[nth] ?? "";

/** Who goes to a job, as its list, the counts of that and the schedule of its day tell. */
export async function whoGoes(api: Api, job: Partial<Job>) {
  const { serviceJobId, serviceOrderId } = job;
  const of = `created=any&order=${serviceOrderId}`;
  const day = (seenOf(job).start ?? "").slice(0, 10);
  const read = async (path: string) => JSON.parse((await api.get(path)).text);
  const { facets } = jobFacets.parse(
    await read(`/api/jobs/facets?created=any&store=${job.storeId}`),
  );
  const { lanes } = scheduleAnswer.parse(await read(`/api/schedule?on=${day}&tz=UTC`));
  return {
    list: (await api.get(`/api/jobs?${of}`)).page().jobs.flatMap((row) => seenOf(row).technicians),
    nobody: facets.technician.find(({ value }) => value === "none")?.count ?? 0,
    schedule: lanes
      .filter(({ visits }) => visits.some((visit) => visit.serviceJobId === serviceJobId))
      .map(({ id }) => id),
  };
}

/** How many jobs the first tile of what needs attention counts. */
export async function lateJobs(api: Api): Promise<number> {
  const { queues }: Attention = JSON.parse((await api.get("/api/attention")).text);
  return queues.find(({ name }) => name === "late")?.count ?? 0;
}

/** Has something done with a job, under a key of its own. */
export function act(
  api: Api,
  action: JobAction,
  id: string,
  body: object,
  key: string = randomUUID(),
) {
  const headers = { "idempotency-key": key };
  return api.send("POST", `/api/jobs/${id}/${action}`, { headers, data: body });
}

/** The answer to something that was done. */
export function done(reply: Reply) {
  expect(reply.status, reply.text).toBe(200);
  return actionAnswer.parse(JSON.parse(reply.text));
}

/** A job that waits for its first visit. */
export async function waiting(simulator: Control, storeId = STORE): Promise<string> {
  const [id = ""] = await simulator.create(1, storeId);
  await simulator.change(id, { status: "PENDING_SCHEDULE" });
  return id;
}

/** A job with a visit of this morning, to which somebody is assigned. */
export async function booked(
  simulator: Control,
  startsInMs = -3_600_000,
  storeId = STORE,
): Promise<string> {
  const id = await waiting(simulator, storeId);
  const startTime = new Date(Date.now() + startsInMs).toISOString();
  await simulator.change(id, { appointment: { startTime, durationInMinutes: 30 } });
  await simulator.change(id, { technicians: [ADA] });
  return id;
}

/** Has the index know of a job that nobody has closed since its visit was over. */
export async function lateJob(api: Api, simulator: Control): Promise<void> {
  const id = await booked(simulator);
  await readJob(api, id);
  const newest = "/api/jobs?flag=late&created=any&sort=-appointment";
  const isListed = async () =>
    (await api.get(newest)).page().jobs.some(({ serviceJobId }) => serviceJobId === id);
  while (!(await isListed())) await pause(100);
}

/** Somebody at Amazon puts a job on hold, and whoever opens it is the first to see. */
export async function putOnHold(api: Api, simulator: Control, id: string): Promise<void> {
  await simulator.change(id, { status: "HOLD" });
  await readJob(api, id);
}

/** Whom every visit of the store can be given to. */
export async function colleague(simulator: Control): Promise<string> {
  const [one] = await simulator.crewOf(STORE);
  return one?.technicianId ?? "";
}
