import "server-only";
import { z } from "zod";
import type { FacetName } from "@/lib/jobs/job-index";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { Statement } from "./engine";
import type { IndexRow } from "./project";

const listRow = z.object({ key: z.number(), items: z.array(z.string()) });

type Keys = Record<`${FacetName}Key`, number>;

export type Lists = {
  /** The keys of each row, by facet; lists that are new are written. */
  keysOf(statement: Statement, rows: readonly IndexRow[]): Promise<Keys[]>;
  /** Reads the table anew next time. */
  forget(): void;
};

/** What a job counts under in each facet. */
const ITEMS: Record<FacetName, (row: IndexRow) => readonly string[]> = {
  status: ({ status }) => one(status),
  store: ({ store }) => one(store),
  technician: ({ assigned, technicians }) => (assigned === 0 ? [NO_TECHNICIAN] : technicians),
  asin: ({ asins }) => asins,
  skill: ({ skills }) => skills,
  flag: ({ flags }) => flags,
  location: ({ location }) => one(location),
};

const one = (value: string | null) => (value === null ? [] : [value]);

/**
 * The table `lists`, as its writer knows it: few lists of texts stand for many jobs, each under a key.
 * What was given out in a write that failed is to be forgotten.
 */
export function createLists(): Lists {
  let known: Map<string, number> | null = null;
  let last = 0;

  async function load(statement: Statement): Promise<Map<string, number>> {
    const rows = await statement.all("select key, items from lists", [], listRow);
    last = Math.max(0, ...rows.map(({ key }) => key));
    return new Map(rows.map(({ key, items }) => [nameOf(items), key]));
  }

  return {
    async keysOf(statement, rows) {
      known ??= await load(statement);
      const keys = known;
      const fresh: z.output<typeof listRow>[] = [];
      const keyOf = (items: readonly string[]) => {
        const name = nameOf(items);
        const found = keys.get(name);
        if (found !== undefined) return found;
        last += 1;
        keys.set(name, last);
        fresh.push({ key: last, items: [...items] });
        return last;
      };
      const all = rows.map((row) => keysBy((facet) => keyOf(ITEMS[facet](row))));
      if (fresh.length > 0) {
        await statement.run(
          `insert into lists select r.key, r.items
           from (select unnest(from_json($1, '[{"key":"INTEGER","items":["VARCHAR"]}]')) as r)`,
          [JSON.stringify(fresh)],
        );
      }
      return all;
    },

    forget() {
      known = null;
    },
  };
}

function keysBy(keyOf: (facet: FacetName) => number): Keys {
  return {
    statusKey: keyOf("status"),
    storeKey: keyOf("store"),
    technicianKey: keyOf("technician"),
    asinKey: keyOf("asin"),
    skillKey: keyOf("skill"),
    flagKey: keyOf("flag"),
    locationKey: keyOf("location"),
  };
}

/** One for all orders of the same texts. */
function nameOf(items: readonly string[]): string {
  return JSON.stringify(items.toSorted());
}
