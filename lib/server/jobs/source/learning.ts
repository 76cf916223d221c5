import "server-only";
import type { JobIndex } from "@/lib/server/index/job-index";
import type { Answer, SpApi } from "@/lib/server/sp-api/contract";
import { isUnknownJob } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";

type Reads = Pick<SpApi, "getServiceJobs" | "getServiceJobByServiceJobId">;

/** The same reads, of which the index takes in at once what Amazon shows to anybody here. */
export function learning(
  client: Reads,
  index: Pick<JobIndex, "learn" | "forget">,
  now: () => number = Date.now,
): Reads {
  // Equal calls share one answer. Whoever joined it last began after it had: the first to ask counts.
  const learned = new WeakSet<object>();

  function learn<T extends object>(
    { data }: Answer<T>,
    jobs: readonly WireJob[],
    at: number,
  ): void {
    if (learned.has(data)) return;
    learned.add(data);
    index.learn(jobs, at);
  }

  return {
    async getServiceJobs(query, options) {
      const startedAt = now();
      const answer = await client.getServiceJobs(query, options);
      learn(answer, answer.data.jobs, startedAt);
      return answer;
    },
    async getServiceJobByServiceJobId(id, options) {
      const startedAt = now();
      try {
        const answer = await client.getServiceJobByServiceJobId(id, options);
        learn(answer, [answer.data], startedAt);
        return answer;
      } catch (error) {
        if (isUnknownJob(error)) index.forget([id], startedAt);
        throw error;
      }
    },
  };
}
