import "server-only";
import { ProblemError } from "@/lib/http/problem";
import { createSemaphore } from "@/lib/server/jobs/export/semaphore";
import { processSingleton } from "@/lib/server/runtime/process-singleton";

/**
 * Of one person's and of everybody's documents so many are in memory at a time: with its encrypted copies
 * one takes some 25 MB, so all of them take at most 150 MB.
 */
const LIMITS = { eachPerson: 2, atOnce: 6, queue: 20 };

const RETRY_SECONDS = 5;

/** Leave to hold a document in memory. */
export function createUploadPlaces({ eachPerson, atOnce, queue } = LIMITS) {
  const semaphore = createSemaphore({ permits: atOnce, queue });
  const byPerson = new Map<string, number>();

  function leave(user: string): void {
    const left = (byPerson.get(user) ?? 1) - 1;
    if (left > 0) byPerson.set(user, left);
    else byPerson.delete(user);
  }

  return {
    /**
     * Waits for a place, in the order of coming, and answers how to give it back. Nothing of the document is
     * read before that. Rejects with the signal's reason when the caller leaves.
     * @throws ProblemError `rate_limited` where this person has enough of them, or too many people wait
     */
    async enter(user: string, signal: AbortSignal): Promise<() => void> {
      const held = byPerson.get(user) ?? 0;
      if (held >= eachPerson) throw tooMany();
      byPerson.set(user, held + 1);
      try {
        const release = await semaphore.acquire(signal, tooMany);
        return () => {
          release();
          leave(user);
        };
      } catch (error) {
        leave(user);
        throw error;
      }
    },
  };
}

function tooMany(): ProblemError {
  return new ProblemError("rate_limited", {
    detail: "Too many documents are on their way at the same time. Try again in a moment.",
    retryAfter: RETRY_SECONDS,
  });
}

/** Those of this process. */
export const uploadPlaces = () => processSingleton("upload-places", () => createUploadPlaces());
