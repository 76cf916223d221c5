import { actionsOf } from "@/e2e/bench/bench-actions";
import { LIKE_AMAZON, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, seconds, timed } from "@/e2e/bench/figures";
import { accessToken, readBare } from "@/e2e/bench/scenarios/latency";
import type { BulkItem, BulkLine } from "@/lib/actions/bulk-assign";
import { seenOf } from "@/lib/actions/job-action";

const AMAZON_MS = 50;
/** It looks, sends, and looks again. */
const CALLS = 3;
const ROUNDS = 30;

/** What the dashboard adds to the calls of one write: it looks, keeps the intent, records, sends, looks. */
export async function writeLatency(): Promise<Figure[]> {
  const simulator = ["--jobs", "100", "--latency", String(AMAZON_MS), "--jitter", "0"];
  return withBenchApp({ simulator }, async (bench) => {
    const { waiting, roomFor, slotsOf, read, act } = actionsOf(bench);
    const jobs = await waiting(ROUNDS + 5);
    await roomFor(100);
    const token = await accessToken(bench.simulator.tokenUrl);
    const added: number[] = [];
    const bare: number[] = [];
    for (const [round, id] of jobs.entries()) {
      const start = (await slotsOf(id))[round];
      const seen = seenOf(await read(id));
      const address = `${bench.simulator.url}/service/v1/serviceJobs/${id}`;
      const upstream = await timed(async () => {
        for (let call = 0; call < CALLS; call++) await readBare(address, token);
      });
      const { value, took } = await timed(() => act(id, "schedule", { start, seen }));
      if (value.told !== "done") throw new Error(`A write ended as ${value.told}.`);
      // The first ones warm it up.
      if (round < 5) continue;
      bare.push(upstream.took);
      added.push(took - upstream.took);
    }
    const [p50, p95] = [percentile(added, 0.5), percentile(added, 0.95)];
    return [
      {
        what: `A write beyond its ${CALLS} calls of ${AMAZON_MS} ms, ${ROUNDS}×`,
        measured: `${ms(p50)} (p95 ${ms(p95)}; the calls alone ${ms(percentile(bare, 0.5))})`,
        target: "median ≤ 50 ms",
        met: p50 <= 50,
      },
    ];
  });
}

const IN_BULK = 30;
/** Somebody clicks when so many of the list are assigned. */
const CLICKS_AT = [8, 20];
/** Each takes one of Amazon's seconds, whoever asks. */
const ASSIGNED = IN_BULK + CLICKS_AT.length;

/** Thirty visits in bulk at Amazon's one a second: alone, and while somebody assigns two others by hand. */
export async function bulkAssign(): Promise<Figure[]> {
  return withBenchApp({ simulator: [...LIKE_AMAZON, "--jobs", "400"] }, async (bench) => {
    const { booked, technician, itemFor, post, writes } = actionsOf(bench);
    const who = await technician();
    const all: BulkItem[] = [];
    for (const id of await booked(IN_BULK + ASSIGNED)) all.push(await itemFor(id, [who]));
    const [alone, items] = [all.slice(0, IN_BULK), all.slice(IN_BULK, 2 * IN_BULK)];
    const singles = all.slice(2 * IN_BULK);
    const clicks: Promise<{ took: number; ahead: number; ok: boolean; job: string }>[] = [];

    async function click(nth: number) {
      const { job = "", key = "", ...body } = singles[nth] ?? {};
      const ahead = (await writes()).length;
      const headers = { "idempotency-key": key };
      const { value, took } = await timed(() => post(`/api/jobs/${job}/assign`, body, headers));
      return { took, ahead, ok: value.ok, job };
    }

    async function assigned(list: readonly BulkItem[], onDone: (count: number) => void) {
      const answer = await post("/api/jobs/assign", { items: list });
      let [rest, done] = ["", 0];
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const parts = (rest + chunk).split("\n");
        rest = parts.pop() ?? "";
        for (const line of parts.map((part): BulkLine => JSON.parse(part))) {
          if (line.type !== "done") continue;
          done += 1;
          onDone(line.done);
        }
      }
      return done;
    }

    const first = await timed(() => assigned(alone, () => undefined));
    const { throttled: before } = await bench.stats();
    const { value: done, took } = await timed(() =>
      assigned(items, (count) => {
        const nth = CLICKS_AT.indexOf(count);
        if (nth >= 0) clicks.push(click(nth));
      }),
    );
    const clicked = await Promise.all(clicks);
    const order = (await writes()).map(({ ids }) => ids.serviceJobId);
    const behind = clicked.map(({ job, ahead }) => order.indexOf(job) - ahead);
    const throttled = (await bench.stats()).throttled - before;
    const pace = (
      what: string,
      of: { done: number; took: number; throttled: number },
      s: number,
    ) => ({
      what,
      measured: `${of.done} in ${seconds(of.took)}, ${of.throttled} × 429`,
      target: `${IN_BULK} in ${s} ± 3 s, no 429`,
      met: of.done === IN_BULK && Math.abs(of.took / 1_000 - s) <= 3 && of.throttled === 0,
    });
    const { value: doneAlone, took: tookAlone } = first;
    return [
      pace(
        `${IN_BULK} visits assigned in bulk, alone`,
        { done: doneAlone, took: tookAlone, throttled: before },
        IN_BULK,
      ),
      pace(
        `${IN_BULK} visits assigned in bulk, ${CLICKS_AT.length} by hand meanwhile`,
        { done, took, throttled },
        ASSIGNED,
      ),
      {
        what: "… those by hand: how many of the list came before each, and how long it took",
        measured: `${behind.join(", ")}; ${clicked.map((one) => seconds(one.took)).join(", ")}`,
        target: "≤ 1, which was on its way",
        met: clicked.every(({ ok }) => ok) && behind.every((count) => count <= 1),
      },
    ];
  });
}
