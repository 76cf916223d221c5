import "server-only";
import { sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import { type Database, tables } from "@/lib/server/db/database";

/** Tables, columns and indexes, in lines that can be compared. */
export function schemaInCode(): string[] {
  return Object.values(tables)
    .flatMap((table) => {
      const { name, columns, indexes } = getTableConfig(table);
      return [
        ...columns.map((column) =>
          [
            `${name}.${column.name}`,
            column.getSQLType(),
            column.notNull ? "NO" : "YES",
            column.hasDefault && column.default !== undefined ? "default" : "-",
            column.generatedIdentity ? "identity" : "-",
          ].join(" "),
        ),
        ...indexes.map(({ config }) => `${name} index ${config.name}`),
      ];
    })
    .toSorted();
}

/** The same of a database, from its own catalogue. */
export async function schemaInDatabase(db: Database): Promise<string[]> {
  const columns = await db
    .select({
      line: sql<string>`concat_ws(' ', table_name || '.' || column_name,
        case when data_type = 'ARRAY' then substr(udt_name, 2) || '[]' else data_type end, is_nullable,
        case when column_default is null then '-' else 'default' end,
        case when is_identity = 'YES' then 'identity' else '-' end)`,
    })
    .from(sql`information_schema.columns`)
    .where(sql`table_schema = 'public'`);
  const indexes = await db
    .select({ line: sql<string>`tablename || ' index ' || indexname` })
    .from(sql`pg_indexes`)
    .where(sql`schemaname = 'public' and indexname !~ '_pk(ey)?$'`);
  return [...columns, ...indexes].map(({ line }) => line).toSorted();
}
