import { get as request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { LIKE_AMAZON, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, pool, timed } from "@/e2e/bench/figures";
import { sessionCookie } from "@/e2e/support/api/session-cookie";

const STREAMS = 200;
/** Two beats of the server, and a poll of the index. */
const WINDOW_MS = 35_000;
const SECRET = "a-secret-of-the-streams-of-the-bench";

/** Live, as people of their own each: one person may have eight streams. */
const SETTINGS = {
  SP_API_MODE: "live",
  SP_API_CLIENT_ID: "amzn1.application-oa2-client.simulator",
  SP_API_CLIENT_SECRET: "amzn1.oa2-cs.v1.simulator",
  SP_API_REFRESH_TOKEN: "Atzr|simulator",
  NEXTAUTH_SECRET: SECRET,
  AUTH_MANAGER_EMAILS: "*@example.com",
  // Nobody signs in there: the sessions are sealed here.
  OIDC_ISSUER: "http://127.0.0.1:9",
  OIDC_CLIENT_ID: "bench",
  OIDC_CLIENT_SECRET: "a-secret-of-the-provider-of-the-bench",
  INDEX: "memory",
  INDEX_SHARE: "1",
};

/** What 200 open streams of changes cost the process and Amazon. */
export async function openStreams(): Promise<Figure[]> {
  const simulator = [...LIKE_AMAZON, "--jobs", "400", "--rate", "100", "--burst", "100"];
  return withBenchApp(
    { simulator, app: { ...SETTINGS, SP_API_RATE: "100", SP_API_BURST: "100" }, role: null },
    async ({ app, stats, control, memoryMb }) => {
      const cookies = await pool(20, STREAMS, (index) =>
        sessionCookie(SECRET, { sub: `person-${index}`, email: `person-${index}@example.com` }),
      );
      const [first = ""] = cookies;
      const ask = async (path: string) =>
        (await fetch(`${app.baseUrl}${path}`, { headers: { cookie: first } })).json();
      while ((await ask("/api/index")).state !== "ready") await sleep(500);
      // What starting takes is swept by then.
      await sleep(WINDOW_MS);
      const calls = async () =>
        Object.values((await stats()).requests)
          .flatMap((byStatus) => Object.values(byStatus))
          .reduce((sum, count) => sum + count, 0);
      const countDuring = async (work: () => Promise<unknown>) => {
        const before = await calls();
        await work();
        return (await calls()) - before;
      };
      const openAll = () =>
        pool(20, STREAMS, (index) => openStream(app.baseUrl, cookies[index] ?? ""));
      // What two hundred people's first requests leave behind is no cost of a stream that stays open.
      const cold = memoryMb();
      for (const stream of await openAll()) stream.close();
      await sleep(WINDOW_MS);
      const without = await countDuring(() => sleep(WINDOW_MS));
      const before = memoryMb();
      const streams: Stream[] = [];
      let opening = 0;
      let peak = before;
      const within = await countDuring(async () => {
        const { took } = await timed(async () => streams.push(...(await openAll())));
        opening = took;
        for (let waited = took; waited < WINDOW_MS; waited += 1_000) {
          await sleep(1_000);
          peak = Math.max(peak, memoryMb());
        }
      });
      const after = memoryMb();
      const { jobs } = await ask("/api/jobs?status=NOT_SERVICED&created=any");
      await control("change", { serviceJobId: jobs[0].serviceJobId, status: "HOLD" });
      const told = performance.now();
      while (streams.some(({ heardAt }) => heardAt === null) && performance.now() - told < 60_000) {
        await sleep(100);
      }
      const heard = streams.flatMap(({ heardAt }) => heardAt ?? []);
      const spread = heard.length === 0 ? Number.NaN : Math.max(...heard) - Math.min(...heard);
      for (const stream of streams) stream.close();
      return [
        {
          what: `Memory of the server with ${STREAMS} open streams`,
          measured: `+${(after - before).toFixed(1)} MB (${before.toFixed(0)} → ${after.toFixed(0)}, peak ${peak.toFixed(0)}; ${cold.toFixed(0)} before anybody came)`,
          target: "≤ 20 MB more",
          met: after - before <= 20,
        },
        {
          what: `… calls to Amazon in ${WINDOW_MS / 1_000} s, without and with them`,
          measured: `${without}, ${within}`,
          target: "no more than the index's own polls",
          met: within <= without + 2,
        },
        {
          what: `… opened, first word after p95`,
          measured: `${ms(opening)}, ${ms(
            percentile(
              streams.map(({ tookMs }) => tookMs),
              0.95,
            ),
          )}`,
          target: "–",
          met: null,
        },
        {
          what: "… that heard of one change, and from the first to the last",
          measured: `${heard.length} of ${STREAMS}, ${ms(spread)}`,
          target: `${STREAMS}`,
          met: heard.length === STREAMS,
        },
      ];
    },
  );
}

type Stream = { tookMs: number; heardAt: number | null; close: () => void };

/** A socket of its own; there with the first word. */
function openStream(baseUrl: string, cookie: string): Promise<Stream> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(
      `${baseUrl}/api/changes`,
      { agent: false, headers: { cookie, accept: "text/event-stream" } },
      (answer) => {
        if (answer.statusCode !== 200) {
          reject(new Error(`/api/changes answered ${answer.statusCode}.`));
          return;
        }
        const stream: Stream = {
          ...{ tookMs: 0, heardAt: null },
          close: () => asking.destroy(),
        };
        answer.setEncoding("utf8").on("data", (text: string) => {
          if (stream.tookMs === 0) {
            stream.tookMs = performance.now() - started;
            resolve(stream);
          }
          if (/^event: changes/mu.test(text)) stream.heardAt ??= performance.now();
        });
        answer.on("error", () => undefined);
      },
    );
    asking.on("error", reject);
  });
}
