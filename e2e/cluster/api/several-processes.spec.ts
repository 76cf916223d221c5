import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, booked, colleague, done, readJob, seenNow } from "@/e2e/support/api/actions";
import { type Api, openApi } from "@/e2e/support/api/client";
import { controlOf } from "@/e2e/support/app/simulator-control";
import { type Cluster, startCluster, whySkipped } from "@/e2e/support/cluster/cluster";
import {
  fatesOf,
  keepAsking,
  newQuestion,
  type Person,
  personAt,
  readExport,
} from "@/e2e/support/cluster/people";
import { untilEmpty } from "@/e2e/support/cluster/watcher";
import type { Role } from "@/lib/access/permissions";
import type { FixedCapacityAnswer } from "@/lib/actions/capacity";
import { seenOf } from "@/lib/actions/job-action";

const RATE = 20;
const BURST = 40;
const SLOW = { meanMs: 8_000, jitterMs: 0 };
const NOTHING = { waiting: 0, onTheWay: 0 };
/** 400 jobs, 20 pages. */
const EVERYTHING = "created=2020-01-01..";

const STORE = "SEA-TUKWILA-01";
const DAY_MS = 86_400_000;
/** Sooner than anything that is remembered is asked for anew by itself. */
const AT_ONCE = { timeout: 5_000, interval: 50 };
const PATIENT = { timeout: 60_000, interval: 500 };

const skipped = whySkipped();

describe.skipIf(skipped !== "")(`two processes behind a balancer${skipped}`, () => {
  let cluster: Cluster;
  let mara: Person;
  let vera: Person;
  const amazon = () => controlOf(cluster.simulator);
  const throttled = async () => (await amazon().stats()).throttled;

  function first() {
    const [member] = cluster.members;
    if (member === undefined) throw new Error("There is no process.");
    return member;
  }

  function engine() {
    if (cluster.engine === null) throw new Error("There is no engine.");
    return cluster.engine;
  }

  beforeAll(async () => {
    cluster = await startCluster({
      simulator: [
        ...["--jobs", "400", "--latency", "40", "--jitter", "20"],
        ...["--rate", String(RATE), "--burst", String(BURST)],
      ],
      app: {
        SP_API_RATE: String(RATE),
        SP_API_BURST: String(BURST),
        // What is tried is the quota of all, not the share of one.
        USER_RATE: "1000",
        USER_BURST: "10000",
        LOG_LEVEL: "warn",
      },
    });
    mara = await personAt(cluster.url, "manager");
    vera = await personAt(cluster.url, "viewer");
  });

  afterAll(() => cluster.stop());

  test("spend one quota: more than the burst, asked of both at once, draws no throttle", async () => {
    const both = [mara, vera];
    const asked = Array.from({ length: 50 }, () => both.map((one) => one.ask(newQuestion())));
    const { answered, refused, broken } = await fatesOf(asked.flat());
    expect([answered.length, refused, broken]).toEqual([100, [], []]);
    expect(await throttled()).toBe(0);
    expect(await untilEmpty(engine())).toEqual(NOTHING);
  });

  test("are restarted one after the other while people work, and nobody notices @deep", async () => {
    const pages = ["/api/quota", "/jobs", "/api/jobs?created=30d", "/api/sessions"];
    const asking = keepAsking((index) => mara.ask(pages[index % pages.length] ?? "/"), 300);
    const exporting = readExport(cluster.url, vera, EVERYTHING);
    await cluster.restart();
    const { answered, refused, broken } = await asking.stop();
    expect([refused, broken]).toEqual([[], []]);
    expect(answered.length).toBe(asking.asked());
    const { ids, total, complete } = await exporting;
    expect({ complete, ids: new Set(ids).size, rows: ids.length }).toEqual({
      complete: true,
      ids: total,
      rows: total,
    });
  });

  test("one killed with the whole burst on the way costs the others nothing but its calls @deep", async () => {
    await amazon().setFaults({ latency: SLOW });
    const lost = Array.from({ length: BURST - 2 }, () => mara.ask(newQuestion(), first().url));
    for (const one of lost) one.catch(() => undefined);
    await expect.poll(async () => (await amazon().stats()).inFlight).toBe(BURST - 2);
    await first().kill();
    const killedAt = performance.now();
    await amazon().setFaults({ latency: { meanMs: 40, jitterMs: 0 } });
    const { answered, refused, broken } = await fatesOf(
      Array.from({ length: 20 }, () => vera.ask(newQuestion())),
    );
    expect([answered.length, refused, broken]).toEqual([20, [], []]);
    // Counted as on the way for 35 s, its calls would hold everybody up.
    expect(Math.max(...answered.map(({ at }) => at)) - killedAt).toBeLessThan(15_000);
    const own = await fatesOf(lost);
    expect(own.answered.length + own.broken.length).toBe(BURST - 2);
    expect(await throttled()).toBe(0);
    expect(await untilEmpty(engine())).toEqual(NOTHING);
    await first().start();
  });

  /** Somebody, asking one process and the other. */
  async function atBoth(role: Role): Promise<[Api, Api]> {
    const { cookie } = await personAt(cluster.url, role);
    const [one, other] = cluster.members;
    if (one === undefined || other === undefined) throw new Error("There are two.");
    return [await openApi(one.url, { cookie }), await openApi(other.url, { cookie })];
  }

  test("what is written through one is shown by the other at once, whatever it remembers", async () => {
    const [[one, other], [admin]] = [await atBoth("manager"), await atBoth("admin")];
    const id = await booked(amazon(), DAY_MS);
    const job = await readJob(other, id);
    const seen = seenOf(job);
    const day = (seen.start ?? "").slice(0, 10);
    const noon = async () => {
      const path = `/api/resources/${STORE}/capacity?from=${day}&to=${day}&slot=60`;
      const { slots }: FixedCapacityAnswer = JSON.parse((await other.get(path)).text);
      return slots[12]?.blocked ?? Number.NaN;
    };
    /** As the other process shows it, from whatever it remembers. */
    const shown = async () => {
      const { jobs } = (await other.get(`/api/jobs?order=${job.serviceOrderId}`)).page();
      const drawer = (await other.get(`/api/jobs/${id}`)).detail().job;
      return [...jobs, drawer].map(({ serviceJobStatus }) => serviceJobStatus);
    };
    expect(await shown()).toEqual(["NOT_SERVICED", "NOT_SERVICED"]);
    const before = await noon();

    const order = (job.serviceOrderId ?? id).slice(-4);
    done(await act(one, "cancel", id, { reason: "V1", order, seen }));
    await expect.poll(shown, AT_ONCE).toEqual(["CANCELLED", "CANCELLED"]);

    const time = { day, from: 720, to: 780, repeats: null };
    const made = await admin.send("POST", `/api/resources/${STORE}/blocks`, {
      headers: { "idempotency-key": randomUUID() },
      data: { type: "BREAK", time },
    });
    expect(made.status, made.text).toBe(200);
    await expect.poll(noon, AT_ONCE).toBe(before + 1);
  });

  test("one tells the end of a write in whose middle the other was killed @deep", async () => {
    const [one, other] = await atBoth("manager");
    const id = await booked(amazon(), DAY_MS);
    const seen = await seenNow(one, id);
    const technicians = [await colleague(amazon())];
    await amazon().setFaults({ writes: { lateMs: 5_000 } });
    await amazon().spoil(id, "late");
    const key = randomUUID();
    const body = { appointment: seen.appointmentId, technicians, seen };
    const broken = act(one, "assign", id, body, key).catch(() => "broken");
    await expect.poll(() => amazon().writesTo(id)).toHaveLength(1);
    await first().kill();
    expect(await broken).toBe("broken");
    expect((await other.get(`/api/actions/${key}`)).problem().code).toBe("in_progress");
    // Half a minute of silence, and then whoever asks looks.
    await expect
      .poll(async () => (await other.get(`/api/actions/${key}`)).status, PATIENT)
      .toBe(200);
    expect(done(await other.get(`/api/actions/${key}`)).action.state).toBe("done");
    expect(await amazon().writesTo(id)).toHaveLength(1);
    await first().start();
  }, 120_000);

  test("an engine that is killed and comes back empty is missed by nobody @deep", async () => {
    const clicks = keepAsking(() => mara.ask(newQuestion()), 150);
    const exporting = readExport(cluster.url, vera, EVERYTHING);
    await expect.poll(clicks.asked).toBeGreaterThan(5);
    await engine().kill();
    await expect.poll(clicks.asked).toBeGreaterThan(25);
    await engine().start();
    await expect.poll(clicks.asked).toBeGreaterThan(40);
    const { refused, broken } = await clicks.stop();
    expect([refused, broken]).toEqual([[], []]);
    const { ids, total, complete } = await exporting;
    expect({ complete, rows: ids.length }).toEqual({ complete: true, rows: total });
    expect(await throttled()).toBe(0);
    expect(await untilEmpty(engine())).toEqual(NOTHING);
  });

  // The last one: nobody starts the process again.
  test("an export whose process is killed goes on at the other, and holds every job once", async () => {
    let killed = false;
    const { ids, total, complete, parts } = await readExport(
      cluster.url,
      mara,
      EVERYTHING,
      (rows, process) => {
        if (rows < 100 || killed) return;
        killed = true;
        cluster.members.find(({ name }) => name === process)?.signal("SIGKILL");
      },
    );
    expect({ complete, rows: ids.length, ids: new Set(ids).size }).toEqual({
      complete: true,
      rows: total,
      ids: total,
    });
    expect(parts).toBe(2);
    expect(await untilEmpty(engine())).toEqual(NOTHING);
  });
});
