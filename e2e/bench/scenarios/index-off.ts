import { NO_LIMITS } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, timed } from "@/e2e/bench/figures";
import { type Api, openApi } from "@/e2e/support/api/client";
import { whenIndexed } from "@/e2e/support/api/when-indexed";
import { type App, startApp, startSimulator } from "@/e2e/support/app/server";

const ROUNDS = 20;
/** Lists that one process is asked for before it is the other's turn. */
const BLOCK = 25;
/** Of a sample this small. */
const NOISE = 0.03;

type Asked = { app: App; api: Api; took: number[]; cpu: number[] };

/**
 * What Amazon's own lists cost a process without an index: beside a second one without, which says how much
 * of a difference is noise, and beside one that keeps an index in memory. In turns; the CPU time of the process for a
 * list is compared, as other work on the machine changes the time alone.
 */
export async function indexOff(): Promise<Figure[]> {
  const simulator = await startSimulator(NO_LIMITS.simulator);
  const apps: App[] = [];
  const open = async (index: string): Promise<Asked> => {
    const app = await startApp({
      ...{ LOG_LEVEL: "warn", INDEX: index, INDEX_SHARE: "1" },
      ...{ ...simulator.env, ...NO_LIMITS.app },
    });
    apps.push(app);
    return { app, api: await openApi(app.baseUrl, "manager"), took: [], cpu: [] };
  };
  try {
    const [off, again, memory] = [await open("off"), await open("off"), await open("memory")];
    await whenIndexed(memory.api);
    // The first turn of each warms it up.
    for (let round = 0; round <= ROUNDS; round++) {
      const turns = [off, again, memory];
      for (const asked of round % 2 === 0 ? turns : turns.reverse()) {
        await askBlock(asked, round);
      }
    }
    const cost = percentile(off.cpu, 0.5);
    const beside = ({ cpu }: Asked) => percentile(cpu, 0.5) / cost;
    const noise = Math.abs(beside(again) - 1);
    return [
      {
        what: `A live list with INDEX=off, CPU, median of ${ROUNDS} × ${BLOCK}`,
        measured: `${ms(cost)} (${ms(percentile(off.took, 0.5))} in all)`,
        target: "–",
        met: null,
      },
      {
        what: "… in a second process with INDEX=off",
        measured: `${beside(again).toFixed(3)} ×`,
        target: `within ± ${NOISE * 100} %, or nothing can be said`,
        met: noise <= NOISE,
      },
      {
        what: "… with INDEX=memory and source=live",
        measured: `${beside(memory).toFixed(3)} ×`,
        target: `≥ ${1 - NOISE} ×: off costs no more`,
        met: beside(memory) >= 1 - NOISE,
      },
    ];
  } finally {
    for (const app of apps) await app.stop();
    await simulator.stop();
  }
}

/** Lists that nobody has asked for before. */
async function askBlock({ app, api, took, cpu }: Asked, round: number): Promise<void> {
  const before = await cpuMs(app);
  for (let each = 0; each < BLOCK; each++) {
    const minute = round * BLOCK + each;
    const created = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
    const asked = await timed(() => api.get(`/api/jobs?created=${created}..&source=live`));
    if (asked.value.status !== 200) throw new Error(`A list answered ${asked.value.status}.`);
    if (round > 0) took.push(asked.took);
  }
  if (round > 0) cpu.push(((await cpuMs(app)) - before) / BLOCK);
}

/** What the process has taken of the processors since it began. */
async function cpuMs({ baseUrl, metricsToken }: App): Promise<number> {
  const answer = await fetch(`${baseUrl}/api/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const spent = /^process_cpu_seconds_total ([\d.e+-]+)/mu.exec(await answer.text())?.[1];
  return Number(spent) * 1_000;
}
