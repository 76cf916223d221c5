import "server-only";
import { vi } from "vitest";
import type { IndexReport } from "@/lib/jobs/job-index";
import { settings } from "@/lib/server/config/settings";
import { mapProblems } from "@/lib/server/http/problems";
import { createMemoryUserRateLimit, userRateLimit } from "@/lib/server/http/user-rate-limit";
import { accounts } from "@/lib/server/jobs/accounts";
import { amazonProblem } from "@/lib/server/jobs/source/amazon-problem";
import { accountsFromSettings } from "@/lib/server/jobs/source/seller-account";
import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { startSimulator } from "@/lib/server/simulator/start";
import type { WireJob } from "@/lib/server/sp-api/wire";
import { heldIndex, READY } from "./held-index";

export const US = "ATVPDKIKX0DER";

const LATE = 5;

/** The account of this process over a simulator, with an index or without. */
export async function indexedRig() {
  const plan = { rate: 5_000, burst: 5_000, others: { rate: 5_000, burst: 5_000 } };
  const simulator = await startSimulator({
    latency: { meanMs: 0, jitterMs: 0 },
    jobs: 300,
    ...plan,
  });
  // Among so few there is nothing late at some hours.
  for (const id of simulator.create(LATE, "SEA-TUKWILA-01")) {
    const startTime = new Date(Date.now() - 3 * 3_600_000).toISOString();
    simulator.change(id, { appointment: { startTime, durationInMinutes: 30 } });
  }
  const [{ clientId, clientSecret, refreshToken }] = DEMO_CREDENTIALS;
  const variables = {
    SP_API_MODE: "demo",
    INDEX: "memory",
    SP_API_RATE: "5000",
    SP_API_BURST: "5000",
    SP_API_ENDPOINT: simulator.url,
    SP_API_LWA_ENDPOINT: simulator.tokenUrl,
    SP_API_CLIENT_ID: clientId,
    SP_API_CLIENT_SECRET: clientSecret,
    SP_API_REFRESH_TOKEN: refreshToken,
    SP_API_MARKETPLACE_IDS: US,
    LOG_LEVEL: "silent",
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  userRateLimit.provide(createMemoryUserRateLimit(settings().perUser));
  mapProblems(amazonProblem);

  async function everyJob(): Promise<WireJob[]> {
    const { client } = accountsFromSettings().default;
    const question = { marketplaceId: US, createdAfter: "2010-01-01T00:00:00Z", pageSize: 20 };
    const jobs: WireJob[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await client.getServiceJobs({ ...question, pageToken });
      jobs.push(...data.jobs);
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken);
    return jobs;
  }

  return {
    simulator,
    everyJob,
    /** From now on the index holds these jobs. */
    async withIndex(held: readonly WireJob[], report: IndexReport = READY) {
      const { index, told } = await heldIndex(US, held, { report });
      const account = accountsFromSettings(() => index).default;
      accounts.provide({ default: account, all: [account], standing: null });
      return { index, told, account };
    },
    withoutIndex: () => accounts.provide(accountsFromSettings()),
    /** How often the list and the detail were asked for. */
    calls() {
      const { getServiceJobs, getServiceJobByServiceJobId } = simulator.stats().requests;
      return [sum(getServiceJobs), sum(getServiceJobByServiceJobId)] as const;
    },
    /** Amazon is well again, and nothing was asked yet. */
    calm() {
      simulator.setFaults({ errorRate: 0 });
      simulator.resetStats();
    },
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((a, b) => a + b, 0);
}
