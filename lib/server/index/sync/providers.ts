import "server-only";
import { z } from "zod";
import type { SyncFacts } from "@/lib/server/index/index-table";
import type { WireJob } from "@/lib/server/sp-api/wire";

const NAME = "providers";

export type Providers = {
  /** Whether jobs say whose they are, and none of them is of a provider that is held. */
  areStrange(jobs: readonly WireJob[]): boolean;
  add(jobs: readonly WireJob[]): void;
  facts(): SyncFacts;
};

/** Whose jobs the index holds, as the jobs themselves say. */
export function createProviders(facts: SyncFacts): Providers {
  const known = new Set(z.array(z.string()).catch([]).parse(facts[NAME]));
  const providersOf = (jobs: readonly WireJob[]) =>
    jobs.flatMap((job) => job.serviceJobProvider?.serviceJobProviderId ?? []);
  return {
    areStrange(jobs) {
      const found = providersOf(jobs);
      return known.size > 0 && found.length > 0 && !found.some((id) => known.has(id));
    },
    add(jobs) {
      for (const id of providersOf(jobs)) known.add(id);
    },
    facts: () => ({ [NAME]: [...known] }),
  };
}
