import "server-only";
import { z } from "zod";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { Statement } from "./engine";
import type { IndexRow } from "./project";

const listRow = z.object({ key: z.number(), items: z.array(z.string()) });
const kindRow = z.object({
  key: z.number(),
  statusKey: z.number(),
  storeKey: z.number(),
  skillKey: z.number(),
  flagKey: z.number(),
  locationKey: z.number(),
});

type List = z.output<typeof listRow>;
type Kind = z.output<typeof kindRow>;
type Keys = { kindKey: number; technicianKey: number; asinKey: number };

/** Of a row what its keys stand for. */
export type KeyedRow = Pick<
  IndexRow,
  "status" | "store" | "skills" | "location" | "assigned" | "technicians" | "asins"
> & { flags: readonly string[] };

export type Lists = {
  /** The keys of each row; lists and kinds that are new are written. */
  keysOf(statement: Statement, rows: readonly KeyedRow[]): Promise<Keys[]>;
  /** Reads the tables anew next time. */
  forget(): void;
};

const one = (value: string | null) => (value === null ? [] : [value]);

/**
 * The tables `lists` and `kinds`, as their writer knows them: few lists of texts, and few kinds of jobs,
 * stand for many jobs, each under a key. What was given out in a write that failed is to be forgotten.
 */
export function createLists(): Lists {
  let known: { lists: Dictionary<List>; kinds: Dictionary<Kind> } | null = null;

  return {
    async keysOf(statement, rows) {
      known ??= {
        lists: dictionaryOf(
          await statement.all("select key, items from lists", [], listRow),
          // One for all orders of the same texts.
          ({ items }) => items.toSorted(),
        ),
        kinds: dictionaryOf(
          await statement.all(`select ${KIND_COLUMNS.join(", ")} from kinds`, [], kindRow),
          (kind) => [kind.statusKey, kind.storeKey, kind.skillKey, kind.flagKey, kind.locationKey],
        ),
      };
      const { lists, kinds } = known;
      const keyOf = (items: readonly string[]) => lists.keyOf({ items: [...items] });
      const keys = rows.map((row) => ({
        kindKey: kinds.keyOf({
          statusKey: keyOf(one(row.status)),
          storeKey: keyOf(one(row.store)),
          skillKey: keyOf(row.skills),
          flagKey: keyOf(row.flags),
          locationKey: keyOf(one(row.location)),
        }),
        technicianKey: keyOf(row.assigned === 0 ? [NO_TECHNICIAN] : row.technicians),
        asinKey: keyOf(row.asins),
      }));
      await insert(statement, "lists", { key: "INTEGER", items: ["VARCHAR"] }, lists.fresh());
      const integers = Object.fromEntries(KIND_COLUMNS.map((name) => [name, "INTEGER"]));
      await insert(statement, "kinds", integers, kinds.fresh());
      return keys;
    },

    forget() {
      known = null;
    },
  };
}

const KIND_COLUMNS = Object.keys(kindRow.shape);

type Dictionary<Row> = {
  keyOf(row: Omit<Row, "key">): number;
  /** Those that were new since it was last asked. */
  fresh(): (Omit<Row, "key"> & { key: number })[];
};

function dictionaryOf<Row extends { key: number }>(
  rows: readonly Row[],
  nameOf: (row: Omit<Row, "key">) => readonly unknown[],
): Dictionary<Row> {
  const keys = new Map(rows.map((row) => [JSON.stringify(nameOf(row)), row.key]));
  let last = Math.max(0, ...rows.map(({ key }) => key));
  let fresh: (Omit<Row, "key"> & { key: number })[] = [];
  return {
    keyOf(row) {
      const name = JSON.stringify(nameOf(row));
      const found = keys.get(name);
      if (found !== undefined) return found;
      last += 1;
      keys.set(name, last);
      fresh.push({ ...row, key: last });
      return last;
    },

    fresh() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

async function insert(
  statement: Statement,
  table: "lists" | "kinds",
  types: Readonly<Record<string, string | string[]>>,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(types);
  await statement.run(
    `insert into ${table} (${names.join(", ")}) select ${names.map((name) => `r.${name}`).join(", ")}
     from (select unnest(from_json($1, '${JSON.stringify([types])}')) as r)`,
    [JSON.stringify(rows)],
  );
}
