import "server-only";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { accounts, type SellerAccount } from "./accounts";

const known = () => processSingleton("readiness", () => new Set<SellerAccount>());

/** Whether Login with Amazon has ever answered for every account; asks it once more where it has not. */
export async function isReady(signal?: AbortSignal): Promise<boolean> {
  const waiting = accounts.get().all.filter((account) => !known().has(account));
  const answered = await Promise.all(
    waiting.map((account) =>
      account.client.token(signal).then(
        () => known().add(account),
        () => null,
      ),
    ),
  );
  return !answered.includes(null);
}
