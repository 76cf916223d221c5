import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  act,
  booked,
  colleague,
  done,
  lateJobs,
  seenNow,
  whoGoes,
} from "@/e2e/support/api/actions";
import { openApi } from "@/e2e/support/api/client";
import { indexReport } from "@/e2e/support/api/contract";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { type Cluster, startCluster, whySkipped } from "@/e2e/support/cluster/cluster";
import { type Person, personAt } from "@/e2e/support/cluster/people";
import { seenOf } from "@/lib/actions/job-action";

const PLAN = ["--rate", "400", "--burst", "4000"];
const STORE = "SEA-TUKWILA-01";
/** Ten seconds of silence, and one until the other looks. */
const HAND_OVER_MS = 11_000;
/** What a busy machine may be late. */
const LATE_MS = 2_000;
/** Sooner than the process that reads Amazon asks what has changed. */
const AT_ONCE = { timeout: 5_000, interval: 50 };
const PATIENT = { timeout: 60_000, interval: 200 };
const EVERYTHING = "created=any&size=20";

const skipped = whySkipped();

describe.skipIf(skipped !== "")(`two processes that follow one index${skipped}`, () => {
  let cluster: Cluster;
  let mara: Person;

  beforeAll(async () => {
    cluster = await startCluster({
      simulator: ["--jobs", "300", "--latency", "5", "--jitter", "5", ...PLAN],
      app: {
        INDEX: "store",
        SP_API_RATE: "400",
        SP_API_BURST: "4000",
        USER_RATE: "1000",
        USER_BURST: "10000",
        LOG_LEVEL: "warn",
      },
    });
    mara = await personAt(cluster.url, "manager");
  });

  afterAll(() => cluster.stop());

  const reportAt = async (url: string) =>
    indexReport.parse(JSON.parse((await mara.ask("/api/index", url)).text));

  /** What a process shows of all jobs, by its index. */
  async function shownAt(url: string) {
    const { total, source, jobs } = JSON.parse(
      (await mara.ask(`/api/jobs?${EVERYTHING}`, url)).text,
    );
    const ids: string[] = jobs.map((job: { serviceJobId: string }) => job.serviceJobId);
    return { total, source, ids };
  }

  async function readers() {
    const reports = await Promise.all(cluster.members.map(({ url }) => reportAt(url)));
    return reports.map(({ shared }) => shared?.reader);
  }

  /** The process that reads Amazon, and the other one. */
  async function roles() {
    const [first, second] = cluster.members;
    if (first === undefined || second === undefined) throw new Error("There are two.");
    const [reader] = await readers();
    return reader === "this" ? { reader: first, other: second } : { reader: second, other: first };
  }

  test("answer with the same jobs, though one of them alone reads Amazon @deep", async () => {
    await expect
      .poll(async () => {
        const reports = await Promise.all(cluster.members.map(({ url }) => reportAt(url)));
        return reports.map(({ state }) => state);
      }, PATIENT)
      .toEqual(["ready", "ready"]);
    expect((await readers()).toSorted()).toEqual(["another", "this"]);
    const [one, two] = await Promise.all(cluster.members.map(({ url }) => shownAt(url)));
    expect(one).toEqual(two);
    expect(one?.source).toBe("index");
    expect(one?.total).toBeGreaterThan(0);
  });

  test("both show what has changed at Amazon @deep", async () => {
    const { total } = await shownAt(cluster.url);
    const created = await controlOf(cluster.simulator).create(3, STORE);
    for (const { url } of cluster.members) {
      await expect.poll(async () => (await shownAt(url)).total, PATIENT).toBe(total + 3);
      expect((await shownAt(url)).ids).toEqual(expect.arrayContaining(created));
    }
  });

  test("both show what is written through either: list, board, counts, drawer and tiles @deep", async () => {
    const amazon = controlOf(cluster.simulator);
    const apis = await Promise.all(
      cluster.members.map(({ url }) => openApi(url, { cookie: mara.cookie })),
    );
    for (const api of apis) {
      const id = await booked(amazon);
      const visit = await seenNow(api, id);
      const shown = () =>
        Promise.all(
          apis.map(async (each) => {
            const { job } = (await each.get(`/api/jobs/${id}`)).detail();
            const { list, schedule } = await whoGoes(each, job);
            return { list, schedule, drawer: seenOf(job).technicians };
          }),
        );
      const by = (who: string) => Array(2).fill({ list: [who], schedule: [who], drawer: [who] });
      await expect.poll(shown, PATIENT).toEqual(by("ADA-1"));
      const counted = await Promise.all(apis.map(lateJobs));

      const technician = await colleague(amazon);
      const body = { appointment: visit.appointmentId, technicians: [technician], seen: visit };
      done(await act(api, "assign", id, body));
      await expect.poll(shown, AT_ONCE).toEqual(by(technician));

      const { start } = visit;
      const end = new Date(Date.parse(start ?? "") + 1_800_000).toISOString();
      const now = await seenNow(api, id);
      const worked = { appointment: visit.appointmentId, worked: { start, end }, seen: now };
      done(await act(api, "fulfil", id, worked));
      done(await act(api, "complete", id, { seen: await seenNow(api, id) }));
      const late = () => Promise.all(apis.map(lateJobs));
      await expect.poll(late, AT_ONCE).toEqual(counted.map((count) => count - 1));
    }
  });

  test("one goes on where the other was killed, and no job is lost or there twice @deep", async () => {
    const { reader, other } = await roles();
    const { total } = await shownAt(other.url);
    const killedAt = performance.now();
    await reader.kill();
    await expect.poll(async () => (await reportAt(other.url)).shared?.reader, PATIENT).toBe("this");
    expect(performance.now() - killedAt).toBeLessThan(HAND_OVER_MS + LATE_MS);
    const created = await controlOf(cluster.simulator).create(2, STORE);
    await expect.poll(async () => (await shownAt(other.url)).total, PATIENT).toBe(total + 2);
    await reader.start();
    await expect.poll(async () => (await reportAt(reader.url)).state, PATIENT).toBe("ready");
    expect((await readers()).toSorted()).toEqual(["another", "this"]);
    const shown = await shownAt(reader.url);
    expect(shown).toEqual(await shownAt(other.url));
    expect(shown.ids).toEqual(expect.arrayContaining(created));
    expect(new Set(shown.ids).size).toBe(shown.ids.length);
  });
});
