import { PGlite } from "@electric-sql/pglite";
import { COLUMNS } from "@/lib/server/index/columns";
import { project } from "@/lib/server/index/project";
import type { Engine } from "./engine";
import { FLAGS, type Question } from "./questions";

const TYPES: Record<string, string> = {
  VARCHAR: "text",
  DOUBLE: "float8",
  INTEGER: "int",
  BOOLEAN: "boolean",
  "VARCHAR[]": "text[]",
  "DOUBLE[]": "float8[]",
};
/** Structures are JSON. */
const columns = Object.entries(COLUMNS).map(
  ([name, type]) => [`"${name}"`, TYPES[type] ?? "jsonb"] as const,
);
const names = columns.map(([name]) => name).join(", ");
const typed = columns.map((column) => column.join(" ")).join(", ");

const SCHEMA = `
create table jobs (${typed}, primary key (id));
create index on jobs ("createdAt");
create index on jobs ("startAt");
create index on jobs (status);
create index on jobs (store);`;

const UPSERT = `
insert into jobs (${names}) select ${names} from json_to_recordset($1::json) as r(${typed})
on conflict (id) do update set ${columns.map(([name]) => `${name} = excluded.${name}`).join(", ")}
where jobs.hash <> excluded.hash`;

const FLAG_VALUES = Object.entries(FLAGS)
  .map(([flag, rule]) => `('${flag}', ${rule})`)
  .join(", ");

/** Where each facet's values are: what a row of \`open\` has to be joined with, and the value. */
const FACETS = {
  status: ["", "status"],
  store: ["", "store"],
  technician: ["cross join unnest(technicians) as v(value)", "v.value"],
  asin: ["cross join unnest(asins) as v(value)", "v.value"],
  skill: ["cross join unnest(skills) as v(value)", "v.value"],
  flag: [`cross join lateral (values ${FLAG_VALUES}) as v(value, holds)`, "v.value"],
  location: ["", "location"],
} as const;

const everyOf = (conditions: readonly string[]) => conditions.join(" and ") || "true";

/** The same questions to the database that the dashboard has anyway, in memory. */
export async function pgliteEngine(): Promise<Engine> {
  const db = await PGlite.create();
  await db.exec(SCHEMA);

  async function list({ common, filters, order }: Question) {
    const where = everyOf([common, ...Object.values(filters)]);
    const { rows } = await db.query<{ id: string }>(
      `select id from jobs where ${where} order by ${order} limit 20`,
    );
    return rows.map(({ id }) => id);
  }

  async function total({ common, filters }: Question) {
    const where = everyOf([common, ...Object.values(filters)]);
    const { rows } = await db.query<{ count: number }>(
      `select count(*)::int as count from jobs where ${where}`,
    );
    return rows[0]?.count ?? 0;
  }

  return {
    async write(jobs) {
      const rows = jobs.map(project).filter((row) => row !== null);
      await db.query(UPSERT, [JSON.stringify(rows)]);
    },

    async answer(question) {
      const ids = await list(question);
      const matching = await total(question);
      await db.query(facetsOf(question));
      return { ids, total: matching };
    },

    async find(digits) {
      const { rows } = await db.query<{ count: number }>(
        `select count(*)::int as count from jobs where id like $1 or "orderId" like $1
         or exists (select 1 from unnest("productOrderIds" || "trackingIds") as v(value) where value like $1)`,
        [`%${digits}%`],
      );
      return rows[0]?.count ?? 0;
    },

    close: () => db.close(),
  };
}

/** Each facet over the rows that the other filters leave. */
function facetsOf({ common, filters }: Question): string {
  const tests = Object.entries(filters).map(([facet, test]) => `(${test}) as "is_${facet}"`);
  const facets = Object.entries(FACETS).map(([facet, [join, value]]) => {
    const others = Object.keys(filters).filter((other) => other !== facet);
    const where = everyOf([
      ...others.map((other) => `"is_${other}"`),
      ...(facet === "flag" ? ["v.holds"] : []),
    ]);
    return `select '${facet}' as facet, ${value} as value, count(*)::int as count from open ${join} where ${where} group by ${value}`;
  });
  return `with open as materialized (select ${["*", ...tests].join(", ")} from jobs where ${common}) ${facets.join(" union all ")}`;
}
