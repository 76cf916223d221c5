import "server-only";
import { z } from "zod";
import { HIT_KINDS, type HitKind, type SearchHit } from "@/lib/jobs/job-index";
import type { Engine, SqlValue } from "./engine";
import { MISSED_IS_GONE } from "./flags-sql";
import type { Asking } from "./job-index";
import { folded, type StoreLabels, storesCalled, wordsOf } from "./question";

/** So many of a kind; whoever wants others types more. */
const MOST_HITS = 6;

const hitRow = z.object({
  kind: z.enum(HIT_KINDS),
  value: z.string(),
  label: z.string(),
  count: z.number(),
  serviceJobId: z.string().nullable(),
});

/**
 * What a text may mean: things that hold it, each with its number of jobs. Exact ones come first, then
 * those that begin with it. Words of names and titles may stand in any order; ids hold the whole text.
 */
export async function searchHits(
  engine: Engine,
  text: string,
  { marketplace }: Asking,
  labels: StoreLabels,
): Promise<SearchHit[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const values: Record<string, SqlValue> = { marketplace, text: words.join(" ") };
  for (const [index, word] of words.entries()) values[`word${index}`] = word;
  values.stores = JSON.stringify(
    words
      .map((word) => storesCalled(word, labels))
      .reduce((a, b) => a.filter((id) => b.includes(id))),
  );
  const holdsText = (column: string) => `contains(lower(${column}), ${folded("$text::VARCHAR")})`;
  const holdsWords = (column: string) =>
    words
      .map((_, index) => `contains(${folded(column)}, ${folded(`$word${index}::VARCHAR`)})`)
      .join(" and ");

  /** Each thing once, with how many jobs it stands for and one of them. */
  const group = (kind: HitKind, from: string, label = "any_value(value)") =>
    `select '${kind}' as kind, value, ${label} as label, count(*)::integer as count, min(id) as job from (${from}) group by value`;
  const groupThings = (kind: HitKind, from: string, label = "any_value(value)") =>
    `select '${kind}' as kind, value, ${label} as label, sum(count)::integer as count, min(job) as job from (${from}) group by value`;
  const kinds: Record<HitKind, string> = {
    job: group("job", `select id as value, id from found where ${holdsText("id")}`),
    order: group("order", `select orderId as value, id from found where ${holdsText("orderId")}`),
    productOrder: group("productOrder", unnested("productOrderIds", holdsText("value"))),
    tracking: group("tracking", unnested("trackingIds", holdsText("value"))),
    asin: groupThings(
      "asin",
      `select asin as value, title, sum(count) as count, min(job) as job from things
       where ${holdsText("asin")} group by all`,
      "coalesce(arg_max(title, count), any_value(value))",
    ),
    store: groupThings(
      "store",
      `select store as value, count, job from things where contains(${folded("store")}, ${folded("$text::VARCHAR")}) or list_contains(from_json($stores, '["VARCHAR"]'), store)`,
    ),
    technician: group(
      "technician",
      `select t.id as value, f.id, t.name
       from (select id, unnest(technicians) as technician from found) f
       join (select id, name from technicians where (${holdsWords("name")}) or ${holdsText("id")}) t on t.id = f.technician`,
      "any_value(name)",
    ),
    service: groupThings(
      "service",
      `select title as value, count, job from things where ${holdsWords("title")}`,
    ),
  };
  const rows = await engine.read(
    `with found as not materialized (
       select id, orderId, productOrderIds, trackingIds, asin, title, store, technicians
       from jobs where marketplace = $marketplace and missed < ${MISSED_IS_GONE}
     ),
     -- Few, whatever the number of jobs: their words are compared once.
     things as materialized (
       select asin, title, store, count(*) as count, min(id) as job from found group by all
     ),
     hits as (${HIT_KINDS.map((kind) => kinds[kind]).join(" union all ")})
     select kind, value, label, count, if(count = 1, job, null) as serviceJobId from hits
     qualify row_number() over (partition by kind order by
       greatest(${["value", "label"].map(rank).join(", ")}) desc, count desc, value) <= ${MOST_HITS}
     order by greatest(${["value", "label"].map(rank).join(", ")}) desc, count desc, value`,
    values,
    hitRow,
  );
  const hits = rows.map(({ serviceJobId, label, ...hit }): SearchHit => {
    const called = hit.kind === "store" ? (labels.get(hit.value) ?? label) : label;
    return { ...hit, label: called, ...(serviceJobId !== null && { serviceJobId }) };
  });
  return HIT_KINDS.flatMap((kind) => hits.filter((hit) => hit.kind === kind));
}

function unnested(column: string, condition: string): string {
  return `select value, id from (select unnest(${column}) as value, id from found) where ${condition}`;
}

function rank(column: string): string {
  const [own, text] = [folded(column), folded("$text::VARCHAR")];
  return `case when ${own} = ${text} then 2 when starts_with(${own}, ${text}) then 1 else 0 end`;
}
