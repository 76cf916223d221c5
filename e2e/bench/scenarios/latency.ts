import { NO_LIMITS, withBenchApp } from "@/e2e/bench/bench-app";
import { type Figure, ms, percentile, timed } from "@/e2e/bench/figures";

const ROUNDS = 400;

/** What the dashboard adds to a call: each round asks the upstream and the app, one after the other. */
export async function addedLatency(): Promise<Figure[]> {
  return withBenchApp(NO_LIMITS, async ({ get, simulator }) => {
    const token = await accessToken(simulator.tokenUrl);
    const upstream: number[] = [];
    const through: number[] = [];
    for (let round = 0; round < ROUNDS + 50; round++) {
      const created = new Date(Date.UTC(2026, 0, 1) + round * 60_000).toISOString();
      const direct = await timed(() => askUpstream(simulator.url, token, created));
      const app = await timed(async () => (await get(`/api/jobs?created=${created}..`)).text());
      // The first rounds warm both up.
      if (round >= 50) {
        upstream.push(direct.took);
        through.push(app.took);
      }
    }
    const added = through.map((took, index) => took - (upstream[index] ?? 0));
    const [p50, p95] = [percentile(added, 0.5), percentile(added, 0.95)];
    return [
      {
        what: `Added latency of GET /api/jobs, p50 of ${ROUNDS}`,
        measured: `${ms(p50)} (upstream alone ${ms(percentile(upstream, 0.5))})`,
        target: "≤ 3 ms",
        met: p50 <= 3,
      },
      {
        what: "Added latency of GET /api/jobs, p95",
        measured: ms(p95),
        target: "≤ 10 ms",
        met: p95 <= 10,
      },
    ];
  });
}

export async function accessToken(tokenUrl: string): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "refresh_token",
      client_id: "amzn1.application-oa2-client.simulator",
      client_secret: "amzn1.oa2-cs.v1.simulator",
      refresh_token: "Atzr|simulator",
    }),
  });
  const { access_token } = await answer.json();
  return access_token;
}

async function askUpstream(url: string, token: string, created: string): Promise<string> {
  const query = `createdAfter=${encodeURIComponent(created)}&marketplaceIds=ATVPDKIKX0DER&pageSize=20`;
  return readBare(`${url}/service/v1/serviceJobs?${query}`, token);
}

/** Asks Amazon's stand-in itself. */
export async function readBare(address: string, token: string): Promise<string> {
  const answer = await fetch(address, {
    headers: { "x-amz-access-token": token, "user-agent": "Bench/1.0 (Language=TypeScript)" },
  });
  return answer.text();
}
