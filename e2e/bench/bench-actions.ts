import { randomUUID } from "node:crypto";
import type { BenchApp } from "@/e2e/bench/bench-app";
import type { BulkItem } from "@/lib/actions/bulk-assign";
import { type JobAction, type Slots, seenOf } from "@/lib/actions/job-action";
import type { Problem } from "@/lib/http/problem";
import type { Job, JobDetail } from "@/lib/jobs/job";

const STORE = "SEA-TUKWILA-01";

/** One write as Amazon got it. */
type ArrivedWrite = { operation: string; ids: Record<string, string>; executed: boolean };

/** What the person is told in the end. */
export type Told = "done" | "refused" | "not_done" | "unknown" | "else";

/** Has things done with jobs of their own, as a screen does. */
export function actionsOf({ get, simulator }: Pick<BenchApp, "get" | "simulator">) {
  async function control<T>(action: string, body?: object): Promise<T> {
    const url = `${simulator.url}/_simulator/${action}`;
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(url, init);
    if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${action}.`);
    return answer.json();
  }

  async function waiting(count: number): Promise<string[]> {
    const asked = { count, storeId: STORE };
    const { serviceJobIds } = await control<{ serviceJobIds: string[] }>("create", asked);
    for (const serviceJobId of serviceJobIds) {
      await control("change", { serviceJobId, status: "PENDING_SCHEDULE" });
    }
    return serviceJobIds;
  }

  async function json<T>(path: string): Promise<T> {
    const answer = await get(path, { headers: { "cache-control": "no-cache" } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    return answer.json();
  }

  const read = async (id: string): Promise<Job> => (await json<JobDetail>(`/api/jobs/${id}`)).job;

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    get(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  async function checkAgain(key: string): Promise<Told> {
    const answer = await get(`/api/actions/${key}`);
    const { action } = await answer.json();
    return answer.ok && action.state !== "sent" ? action.state : "else";
  }

  return {
    read,
    checkAgain,
    writes: async () => (await control<{ writes: ArrivedWrite[] }>("writes")).writes,
    /** Jobs that wait for a first visit. */
    waiting,
    /** Jobs with a visit on days of their own, to which nobody goes. */
    async booked(count: number): Promise<string[]> {
      const ids = await waiting(count);
      for (const [index, serviceJobId] of ids.entries()) {
        const startTime = new Date(Date.now() + (index + 1) * 86_400_000).toISOString();
        const appointment = { startTime, durationInMinutes: 30 };
        await control("change", { serviceJobId, appointment });
      }
      return ids;
    },
    /** So many work in the store: no time is ever gone. */
    roomFor: (capacity: number) => control("capacity", { resourceId: STORE, capacity }),
    async slotsOf(id: string): Promise<string[]> {
      const { slots } = await json<Slots>(`/api/jobs/${id}/slots`);
      return slots.flatMap(({ start, left }) => (left > 0 ? start : []));
    },
    /** Somebody of the store's crew. */
    async technician(): Promise<string> {
      const { crews } = await control<{ crews: Record<string, { technicianId: string }[]> }>(
        "crews",
      );
      const [one] = crews[STORE] ?? [];
      if (one === undefined) throw new Error(`Nobody works at ${STORE}.`);
      return one.technicianId;
    },
    async itemFor(job: string, technicians: readonly string[]): Promise<BulkItem> {
      const seen = seenOf(await read(job));
      return { job, key: randomUUID(), appointment: seen.appointmentId ?? "", technicians, seen };
    },
    post,
    /** Has something done, and says what the person is told, and under which key more can be asked. */
    async act(id: string, action: JobAction, body: object): Promise<{ told: Told; key: string }> {
      const key = randomUUID();
      const answer = await post(`/api/jobs/${id}/${action}`, body, { "idempotency-key": key });
      return { told: answer.ok ? "done" : toldBy(await answer.json()), key };
    },
  };
}

export type BenchActions = ReturnType<typeof actionsOf>;

function toldBy({ code, reason }: Problem): Told {
  if (code === "outcome_unknown") return "unknown";
  if (code === "upstream_rejected" || code === "conflict" || code === "not_found") return "refused";
  return code === "upstream_unavailable" && reason === "notDone" ? "not_done" : "else";
}
