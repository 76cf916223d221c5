import { readSearch } from "@/lib/search/jobs-search";
import { createAnswers } from "@/lib/server/index/answers";
import { createTable } from "@/lib/server/index/duckdb-table";
import { openEngine } from "@/lib/server/index/engine";
import type { Engine } from "./engine";
import { MARKETPLACE } from "./made-up-jobs";
import { NOW } from "./questions";

const ASKING = { now: NOW, marketplace: MARKETPLACE };

/** The index as the server opens it, in memory. */
export async function duckDbEngine(): Promise<Engine> {
  const engine = await openEngine(null);
  const table = createTable(engine);
  const answers = createAnswers(engine, new Map());
  let reads = 0;
  return {
    async write(jobs) {
      reads += 1;
      await table.apply({
        marketplace: MARKETPLACE,
        jobs,
        read: { number: reads, startedAt: NOW },
      });
    },

    async answer({ address }) {
      const search = searchOf(address);
      const [{ jobs, total }] = await Promise.all([
        answers.list(search, ASKING),
        answers.facets(search, ASKING),
      ]);
      return { ids: jobs.map(({ id }) => id), total };
    },

    find: async (digits) => (await answers.search(digits, ASKING)).length,
    close: () => table.close(),
  };
}

function searchOf(address: string) {
  const { search, problems } = readSearch(new URLSearchParams(address), {
    now: NOW,
    marketplaces: [MARKETPLACE],
  });
  if (problems.length > 0) throw new Error(`${address} is no search: ${JSON.stringify(problems)}`);
  return search;
}
