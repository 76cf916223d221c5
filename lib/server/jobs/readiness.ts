import "server-only";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { SpApiError } from "@/lib/server/sp-api/errors";
import { accounts, type SellerAccount } from "./accounts";

type Readiness =
  | "ready"
  | "waiting for Login with Amazon"
  | "waiting for the outgoing proxy"
  | "waiting for Valkey";

const known = () => processSingleton("readiness", () => new Set<SellerAccount>());

/**
 * Whether this process has met the others, where there are any, and Login with Amazon has ever answered for
 * every account; asks it once more where it has not.
 */
export async function readiness(signal?: AbortSignal): Promise<Readiness> {
  if (accounts.get().standing?.().met === false) return "waiting for Valkey";
  const waiting = accounts.get().all.filter((account) => !known().has(account));
  const found = await Promise.all(waiting.map((account) => readinessOf(account, signal)));
  return found.find((one) => one !== "ready") ?? "ready";
}

async function readinessOf(account: SellerAccount, signal?: AbortSignal): Promise<Readiness> {
  try {
    await account.client.token(signal);
    known().add(account);
    return "ready";
  } catch (error) {
    const isProxy = error instanceof SpApiError && error.kind === "proxy";
    return isProxy ? "waiting for the outgoing proxy" : "waiting for Login with Amazon";
  }
}
