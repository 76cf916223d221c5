import { DEMO_CREDENTIALS } from "@/lib/server/simulator/credentials";
import { type Simulator, startSimulator } from "@/lib/server/simulator/start";
import { createSpApi } from "@/lib/server/sp-api/client";
import type { SpApi } from "@/lib/server/sp-api/contract";

const PLENTY = { rate: 10_000, burst: 10_000 };

/** Our own stand-in for Amazon's static sandbox, without its limits, and a client of it. */
export async function ownSandbox(): Promise<{ client: SpApi; simulator: Simulator }> {
  const simulator = await startSimulator({
    profile: "sandbox",
    jobs: 1,
    latency: { meanMs: 0, jitterMs: 0 },
    ...PLENTY,
    others: PLENTY,
  });
  const client = createSpApi({
    endpoint: simulator.url,
    lwaEndpoint: simulator.tokenUrl,
    ...DEMO_CREDENTIALS[0],
    ...PLENTY,
    others: PLENTY,
    timeoutMs: 10_000,
  });
  return { client, simulator };
}

const REQUIRED = ["SP_API_CLIENT_ID", "SP_API_CLIENT_SECRET", "SP_API_REFRESH_TOKEN"] as const;

/**
 * A client of Amazon's own sandbox, with the credentials of the environment; else the names of those that
 * are missing.
 */
export function amazonsSandbox(
  env: NodeJS.ProcessEnv,
): { client: SpApi } | { missing: readonly string[] } {
  const missing = REQUIRED.filter((name) => !env[name]);
  const { SP_API_CLIENT_ID, SP_API_CLIENT_SECRET, SP_API_REFRESH_TOKEN } = env;
  if (!SP_API_CLIENT_ID || !SP_API_CLIENT_SECRET || !SP_API_REFRESH_TOKEN) return { missing };
  const client = createSpApi({
    endpoint: env.SP_API_ENDPOINT ?? "https://sandbox.sellingpartnerapi-na.amazon.com",
    lwaEndpoint: env.SP_API_LWA_ENDPOINT ?? "https://api.amazon.com/auth/o2/token",
    clientId: SP_API_CLIENT_ID,
    clientSecret: SP_API_CLIENT_SECRET,
    refreshToken: SP_API_REFRESH_TOKEN,
    rate: 5,
    burst: 15,
    others: { rate: 5, burst: 15 },
    timeoutMs: 30_000,
  });
  return { client };
}
