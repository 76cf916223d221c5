import "server-only";
import { spApi } from "@/lib/server/jobs/source/upstream";
import { processSingleton } from "@/lib/server/runtime/process-singleton";

const state = () => processSingleton("readiness", () => ({ ready: false }));

/** Whether Login with Amazon has ever answered this process; asks it once more where it has not. */
export async function isReady(signal?: AbortSignal): Promise<boolean> {
  const known = state();
  if (!known.ready) {
    known.ready = await spApi()
      .token(signal)
      .then(
        () => true,
        () => false,
      );
  }
  return known.ready;
}
