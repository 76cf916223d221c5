import "server-only";
import type { FacetName } from "@/lib/jobs/job-index";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import { namesIds } from "@/lib/search/index-only";
import { DEFAULT_CREATED, type JobsSearch, type Sort, zoneOf } from "@/lib/search/jobs-search";
import { parseInstant } from "@/lib/time/instant";
import { type Range, resolveRange } from "@/lib/time/range";
import type { SqlValue } from "./engine";
import { FLAGS_SQL, keyIn, MISSED_IS_GONE } from "./flags-sql";
import type { Asking } from "./job-index";

const ANY_TIME = { kind: "preset", preset: "any" } as const satisfies Range;

/** What the operator calls the stores, by their ids. */
export type StoreLabels = ReadonlyMap<string, string>;

/** Conditions on rows of `jobs` named j. Each facet's own stands apart, as its counts ignore it. */
export type Question = {
  values: Record<string, SqlValue>;
  base: string;
  facets: Partial<Record<FacetName, string>>;
};

/** Makes a question of a search, with what the index has worked out before. */
export type Ask = (search: JobsSearch, asking: Asking) => Promise<Question>;

/** Instants as epoch ms, both ends included; null is open. */
export type Span = { from: number | null; to: number | null };

/** When relative ranges are read, as epoch ms, and the zone in which days are meant. */
function momentOf(search: JobsSearch, { marketplace, now }: Asking) {
  const asOf = search.asOf === null ? null : parseInstant(search.asOf);
  return { asOf, at: asOf ?? now, zone: zoneOf(search, [marketplace]) };
}

/** The creation times that a search asks for, as `planJobs` asks Amazon; open at both ends for any time. */
export function createdSpan(search: JobsSearch, asking: Asking): Span {
  const { asOf, at, zone } = momentOf(search, asking);
  const range = search.created ?? (namesIds(search) ? ANY_TIME : DEFAULT_CREATED);
  const { after, before } = resolveRange(range, zone, at);
  return { from: after, to: before === null || before > at ? asOf : before };
}

/**
 * A search as conditions with named parameters.
 * @throws Error for a search by `updated`, which only Amazon knows
 */
export function questionOf(search: JobsSearch, asking: Asking, labels: StoreLabels): Question {
  if (search.updated !== null) throw new Error("Only Amazon knows when a job was updated.");
  const { at, zone } = momentOf(search, asking);
  const marketplace = search.marketplace ?? asking.marketplace;
  const values: Record<string, SqlValue> = { now: asking.now, marketplace };
  const given = (name: string, value: SqlValue) => {
    values[name] = value;
    return `$${name}`;
  };
  const list = (name: string, items: readonly string[]) =>
    `from_json(${given(name, JSON.stringify(items))}, '["VARCHAR"]')`;
  const isIn = (column: string, items: readonly string[]) =>
    items.length > 0 && `j.${column} in (select unnest(${list(column, items)}))`;
  const hasKey = (facet: FacetName, items: readonly string[]) =>
    items.length > 0 && keyIn(facet, list(facet, items));
  const hasAny = (column: string, items: readonly string[]) =>
    items.length > 0 && `list_has_any(j.${column}, ${list(column, items)})`;

  const created = createdSpan(search, asking);
  const scheduled = search.scheduled && resolveRange(search.scheduled, zone, at);
  const base = [
    "j.marketplace = $marketplace",
    `j.missed < ${MISSED_IS_GONE}`,
    created.from !== null && `j.createdAt >= ${given("createdFrom", created.from)}`,
    // Of a job that says nothing of its creation any time is right.
    created.to !== null &&
      `coalesce(j.createdAt <= ${given("createdTo", created.to)}, ${created.from === null})`,
    scheduled &&
      `len(list_filter(j.visitsAt, lambda visit: visit between ${given("visitFrom", scheduled.after ?? -Infinity)}
        and ${given("visitTo", scheduled.before ?? Infinity)})) > 0`,
    isIn("orderId", search.order),
    hasAny("productOrderIds", search.productOrder),
    hasAny("trackingIds", search.tracking),
    ...wordsOf(search.q ?? "").map((word, index) =>
      hasWord(
        folded(`${given(`word${index}`, word)}::VARCHAR`),
        list(`stores${index}`, storesCalled(word, labels)),
      ),
    ),
  ];
  const facets: Record<FacetName, string | false> = {
    status: hasKey("status", search.status),
    store: hasKey("store", search.store),
    technician: search.technician.includes(NO_TECHNICIAN)
      ? "j.assigned = 0"
      : hasKey("technician", search.technician),
    asin: hasKey("asin", search.asin),
    skill: hasKey("skill", search.skill),
    flag: search.flag.length > 0 && `(${search.flag.map((flag) => FLAGS_SQL[flag]).join(" or ")})`,
    location: hasKey("location", search.location),
  };
  return { values, base: all(base), facets: Object.fromEntries(entriesSet(facets)) };
}

/** Every condition of a question. */
export function whereOf({ base, facets }: Question): string {
  return all([base, ...Object.values(facets)]);
}

const all = (conditions: readonly (string | false | null)[]) =>
  conditions.filter((condition) => condition).join(" and ");

function entriesSet<Name extends string>(conditions: Record<Name, string | false>) {
  return Object.entries<string | false>(conditions).filter(([, condition]) => condition !== false);
}

/** Each word of a text is to be found somewhere. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((word) => word !== ""))];
}

/** A text without case and accents, in SQL. */
export function folded(expression: string): string {
  return `lower(strip_accents(${expression}))`;
}

function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}

export function storesCalled(word: string, labels: StoreLabels): string[] {
  const wanted = foldText(word);
  return [...labels].flatMap(([id, label]) => (foldText(label).includes(wanted) ? [id] : []));
}

/** Whether a word stands in what people know a job by; nothing of its buyer is among it. */
function hasWord(word: string, stores: string): string {
  const texts = ["j.id", "j.orderId", "j.asin"].map(
    (column) => `contains(lower(${column}), ${word})`,
  );
  const lists = ["j.productOrderIds", "j.trackingIds"].map(
    (column) => `contains(lower(array_to_string(${column}, ' ')), ${word})`,
  );
  return `coalesce(${[
    ...texts,
    ...["j.title", "j.store"].map((column) => `contains(${folded(column)}, ${word})`),
    ...lists,
    `list_contains(${stores}, j.store)`,
    `list_has_any(j.technicians, (select list(id) from technicians where contains(${folded("name")}, ${word})))`,
  ]
    .map((condition) => `coalesce(${condition}, false)`)
    .join(" or ")})`;
}

type SortKey = Exclude<Sort, `-${string}`>;

/** What the operator calls the stores, `$labels`, as a table. */
const LABELS = `(select r.id, r.label from (select unnest(from_json($labels, '[{"id":"VARCHAR","label":"VARCHAR"}]')) as r))`;

/** What is compared for each order; what has none of it comes last, either way. */
const SORT_KEYS: Record<SortKey, readonly string[]> = {
  date: ["j.createdAt"],
  // Amazon: those of one status by their creation.
  status: ["coalesce(j.status, '')", "j.createdAt"],
  appointment: ["j.startAt"],
  store: [
    folded(`coalesce((select label from ${LABELS} named where named.id = j.store), j.store)`),
  ],
  technician: [
    folded(
      "coalesce((select name from technicians t where t.id = j.technicians[1]), j.technicians[1])",
    ),
  ],
  service: [folded("j.title")],
};

/**
 * Expressions to select under the names key0, key1 …, and the order by these names; `id` ends every tie.
 * `edge` is the order by the first of them alone, and `reaches` what of it comes no later than a value.
 */
export function orderOf(sort: Sort) {
  const [name, direction] = sort.startsWith("-") ? [sort.slice(1), "desc"] : [sort, "asc"];
  const keys = SORT_KEYS[name as SortKey];
  const orders = keys.map((_, index) => `key${index} ${direction} nulls last`);
  return {
    keys: keys.map((key, index) => `${key} as key${index}`).join(", "),
    order: [...orders, `id ${direction}`].join(", "),
    edge: `key0 ${direction} nulls last`,
    reaches: `key0 ${direction === "asc" ? "<=" : ">="}`,
  };
}
