import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { QUEUE_NAMES, QUEUES, type QueueName, searchOfQueue } from "@/lib/attention/queues";
import { appointmentEnd, appointmentStart, currentAppointment } from "@/lib/jobs/appointment";
import type { JobFields, JobFlag } from "@/lib/jobs/job";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { runs } from "@/lib/testing/deep";
import { parseInstant } from "@/lib/time/instant";
import { anyJobs, NOW } from "./testing/any-job";
import { asking, type IndexRig, openIndexRig } from "./testing/index-rig";
import { flagsAmong, US } from "./testing/plain-answers";

const DAY = 86_400_000;

let rig: IndexRig;
beforeAll(async () => {
  rig = await openIndexRig();
});
afterAll(() => rig.table.close());

const createdOf = ({ createTime }: JobFields) => parseInstant(createTime ?? "");
const startOf = (job: JobFields) => appointmentStart(currentAppointment(job)?.appointmentTime);

function momentOf(name: QueueName, job: JobFields): number | null {
  const { moment } = QUEUES[name];
  if (moment === "created") return createdOf(job);
  return moment === "start"
    ? startOf(job)
    : appointmentEnd(currentAppointment(job)?.appointmentTime);
}

/** What a queue means, without SQL. */
function stands(name: QueueName, job: JobFields, flags: readonly JobFlag[]): boolean {
  const { serviceJobStatus: status, appointments = [] } = job;
  const [start, created] = [startOf(job), createdOf(job)];
  switch (name) {
    case "late":
    case "goodsAfterVisit":
    case "doubleBooked":
      return flags.includes(name);
    case "noTechnician":
      return (
        flags.includes("noTechnician") &&
        !flags.includes("late") &&
        start !== null &&
        start - NOW <= DAY
      );
    case "toSchedule":
      return status === "PENDING_SCHEDULE" && (created === null || NOW - created >= DAY);
    case "onHold":
      return status === "HOLD";
    case "stillActive":
      return (
        ["PAYMENT_DECLINED", "NOT_FULFILLABLE", "COMPLETED", "CANCELLED"].includes(status ?? "") &&
        appointments.some(({ appointmentStatus }) => appointmentStatus === "ACTIVE")
      );
    case "proofMissing":
      return (
        flags.includes("proofMissing") &&
        appointments.some(({ appointmentStatus, appointmentTime }) => {
          const began = appointmentStart(appointmentTime);
          return appointmentStatus !== "CANCELLED" && began !== null && NOW - began <= 14 * DAY;
        })
      );
    case "notFulfillable":
      return status === "NOT_FULFILLABLE" && created !== null && NOW - created <= 7 * DAY;
  }
}

const scope = { store: [] as string[], marketplace: null };

async function allOf(name: QueueName, asked: Parameters<IndexRig["answers"]["queues"]>[0]) {
  const found: { id: string; at: number | null; hash: string }[] = [];
  for (let page = 1; ; page++) {
    const answer = await rig.answers.queue(name, { ...asked, show: "open", page, size: 7 }, asking);
    found.push(...answer.jobs);
    if (answer.jobs.length < 7) return found;
  }
}

async function expectPlain(wire: readonly WireJob[], store: string[] = []): Promise<void> {
  const jobs = await rig.hold(wire);
  const asked = { scope: { ...scope, store }, seen: [] };
  const counted = await rig.answers.queues(asked, asking);
  const flags = new Map(jobs.map((job) => [job, flagsAmong(job, jobs)]));
  for (const name of QUEUE_NAMES) {
    const meant = jobs
      .filter((job) => stands(name, job, flags.get(job) ?? []))
      .filter(({ storeId }) => store.length === 0 || store.includes(storeId ?? ""));
    const moments = meant
      .map((job) => momentOf(name, job))
      .filter((moment) => moment !== null)
      .toSorted((one, other) => one - other);
    expect(counted.find((queue) => queue.name === name)).toEqual({
      name,
      count: meant.length,
      seen: 0,
      oldest: moments[0] ?? null,
    });
    const found = await allOf(name, asked);
    expect(found.map(({ id }) => id).toSorted(), name).toEqual(
      meant.map(({ serviceJobId }) => serviceJobId).toSorted(),
    );
    expect(found.flatMap(({ at }) => at ?? [])).toEqual(moments);
    const search = searchOfQueue(name, asked.scope, NOW);
    const listed = await rig.answers.list(search, asking);
    expect(listed.total, `${name} in the words of the list`).toBe(meant.length);
  }
}

it("finds what each queue means, in its order, and as the list of all jobs does", async () => {
  await fc.assert(
    fc.asyncProperty(anyJobs, fc.subarray(["SEA-1", "Zürich"]), (wire, store) =>
      expectPlain(wire, store),
    ),
    runs(4, 60),
  );
});

it("does so with a provider's jobs, most queues of which hold some", async () => {
  const plan = { rate: 5_000, burst: 5_000, others: { rate: 5_000, burst: 5_000 } };
  const latency = { meanMs: 0, jitterMs: 0 };
  const simulator = await startSimulator({ now: () => NOW, jobs: 400, latency, ...plan });
  try {
    const client = createSpApi({
      ...{ endpoint: simulator.url, lwaEndpoint: simulator.tokenUrl, timeoutMs: 5_000 },
      ...{ ...DEMO_CREDENTIALS[0], ...plan },
    });
    const jobs: WireJob[] = [];
    let pageToken: string | undefined;
    do {
      const question = { marketplaceId: US, createdAfter: "2010-01-01T00:00:00Z", pageSize: 20 };
      const { data } = await client.getServiceJobs({ ...question, pageToken });
      jobs.push(...data.jobs);
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    await expectPlain(jobs);
    const counted = await rig.answers.queues({ scope, seen: [] }, asking);
    expect(counted.filter(({ count }) => count > 0).length).toBeGreaterThanOrEqual(5);
  } finally {
    await simulator.close();
  }
});

const late = (id: string, hour: string): WireJob => ({
  serviceJobId: id,
  serviceJobStatus: "NOT_SERVICED",
  appointments: [
    {
      appointmentStatus: "ACTIVE",
      appointmentTime: { startTime: `2026-11-22T${hour}:00Z`, durationInMinutes: 60 },
      assignedTechnicians: [{ technicianId: "T1" }],
    },
  ],
});

it("folds away what was seen, for as long as its facts are the same, in that queue alone", async () => {
  await rig.hold([late("A", "08"), late("B", "10")]);
  const asked = (seen: { id: string; hash: string }[]) => ({
    scope,
    seen: seen.map((job) => ({ queue: "late" as const, ...job })),
  });
  const page = { page: 1, size: 20 };
  const list = async (seen: { id: string; hash: string }[], show: "open" | "seen") => {
    const { jobs, total } = await rig.answers.queue(
      "late",
      { ...asked(seen), show, ...page },
      asking,
    );
    expect(total).toBe(jobs.length);
    return jobs.map(({ id }) => id);
  };
  const counted = async (seen: { id: string; hash: string }[]) =>
    (await rig.answers.queues(asked(seen), asking)).find(({ name }) => name === "late");
  const { jobs } = await rig.answers.queue("late", { ...asked([]), show: "open", ...page }, asking);
  const [first = { id: "", hash: "" }] = jobs;
  expect(first.id).toBe("A");
  expect(await list([first], "open")).toEqual(["B"]);
  expect(await list([first], "seen")).toEqual(["A"]);
  expect(await counted([first])).toEqual({
    ...{ name: "late", count: 1, seen: 1 },
    oldest: Date.parse("2026-11-22T11:00Z"),
  });
  const other = { queue: "doubleBooked" as const, ...first };
  const { total } = await rig.answers.queue(
    "late",
    { scope, seen: [other], show: "open", ...page },
    asking,
  );
  expect(total).toBe(2);

  await rig.hold([late("A", "09"), late("B", "10")]);
  expect(await list([first], "open")).toEqual(["A", "B"]);
  expect(await counted([first])).toMatchObject({ count: 2, seen: 0 });
});

it("finds who is booked twice by whole ids, not by their letters", async () => {
  await rig.hold([late("34000000000001", "08"), late("34000000000002", "08"), late("3", "12")]);
  const asked = { scope, seen: [] };
  const { jobs } = await rig.answers.queue(
    "doubleBooked",
    { ...asked, show: "open", page: 1, size: 20 },
    asking,
  );
  expect(jobs.map(({ id }) => id)).toEqual(["34000000000001", "34000000000002"]);
  const counted = await rig.answers.queues(asked, asking);
  expect(counted.find(({ name }) => name === "doubleBooked")?.count).toBe(2);
});

it("knows how many there are behind a page beyond the end", async () => {
  await rig.hold([late("A", "08")]);
  const far = { scope, seen: [], show: "open" as const, page: 9, size: 20 };
  expect(await rig.answers.queue("late", far, asking)).toEqual({ jobs: [], total: 1 });
});
