import "server-only";
import { z } from "zod";
import { LOCATION_TYPES } from "@/lib/jobs/job";
import {
  FACET_LIMIT,
  FACET_NAMES,
  type Facet,
  type FacetName,
  type JobFacets,
} from "@/lib/jobs/job-index";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { ASKED_FLAGS } from "./columns";
import type { Engine } from "./engine";
import { FLAGS_SQL, isKindFacet } from "./flags-sql";
import type { Question, StoreLabels } from "./question";

const facetRow = z.object({
  facet: z.enum([...FACET_NAMES, "total"]),
  value: z.string(),
  label: z.string().nullable(),
  count: z.number(),
});

/** Facets that name no other values than these. */
const KNOWN: Partial<Record<FacetName, readonly string[]>> = {
  status: SERVICE_JOB_STATUSES,
  location: LOCATION_TYPES,
};

/**
 * How many jobs each value of a filter has. A facet counts what matches the other filters, whatever its
 * own says, so that what may be chosen beside it can be seen.
 */
export async function countFacets(
  engine: Engine,
  { values, base, facets }: Question,
  labels: StoreLabels,
): Promise<Pick<JobFacets, "total" | "facets">> {
  const set = FACET_NAMES.filter((name) => facets[name] !== undefined);
  // A number for each set of filters that a job fails, so that one comparison tells whom it counts for.
  const bitOf = (name: FacetName) => 2 ** set.indexOf(name);
  const failsOf = (names: readonly FacetName[]) =>
    ["0", ...names.map((name) => `if(coalesce(${facets[name]}, false), 0, ${bitOf(name)})`)].join(
      " + ",
    );
  // Whether a flag holds may depend on more than a job's kind.
  const ofKinds = set.filter((name) => isKindFacet(name) && name !== "flag");
  const ofRows = set.filter((name) => !ofKinds.includes(name));
  const others = (name: FacetName | null) =>
    name !== null && set.includes(name) ? `fails in (0, ${bitOf(name)})` : "fails = 0";
  const counts = FACET_NAMES.map(
    (name) =>
      `select '${name}' as facet, ${name}Key as key, ${isKindFacet(name) ? "sum(count) as count from sums" : "count(*) as count from matches"}
       where ${others(name)} group by key`,
  );
  const isOther = Object.entries(facets).flatMap(([name, is]) => (name === "flag" ? [] : [is]));
  const rows = await engine.read(
    `with tested as materialized (
       select key, ${failsOf(ofKinds)} as fails from (select key, key as kindKey from kinds) j
     ),
     matches as materialized (
       select j.kindKey, j.technicianKey, j.asinKey,
         ${ASKED_FLAGS.map((flag) => `${FLAGS_SQL[flag]} as ${flag}`).join(", ")},
         ${ofKinds.length > 0 ? "tested.fails + " : ""}${failsOf(ofRows)} as fails
       from jobs j ${ofKinds.length > 0 ? "join tested on tested.key = j.kindKey" : ""} where ${base}
     ),
     grouped as (
       select kindKey, fails, count(*) as count,
         ${ASKED_FLAGS.map((flag) => `count(*) filter (${flag}) as ${flag}`).join(", ")}
       from matches group by all
     ),
     sums as materialized (select * exclude (key) from grouped join kinds on key = kindKey),
     counts as (${counts.join(" union all ")}),
     counted as (
       select facet, unnest(items) as value, count from counts join lists using (key)
       union all
       select unnest(['total', ${ASKED_FLAGS.map(() => "'flag'").join(", ")}]),
         unnest(['', ${ASKED_FLAGS.map((flag) => `'${flag}'`).join(", ")}]),
         unnest([sum(count) filter (${others(null)}), ${ASKED_FLAGS.map((flag) => `sum(${flag}) filter (${others("flag")})`).join(", ")}])
       from sums
       union all
       select 'flag', 'doubleBooked', count(*) from jobs j
       where ${["j.isOpen", FLAGS_SQL.doubleBooked, base, ...isOther].join(" and ")}
     ),
     names as (select 'technician' as facet, id, name from technicians union all select 'asin', id, name from services)
     select counted.facet as facet, value, any_value(name) as label, coalesce(sum(count), 0)::integer as count
     from counted left join names on names.facet = counted.facet and names.id = counted.value
     group by all order by count desc, value`,
    values,
    facetRow,
  );
  const valuesOf = (name: FacetName): Facet[] =>
    rows
      .filter(
        ({ facet, value, label, count }) =>
          facet === name &&
          count > 0 &&
          (KNOWN[name]?.includes(value) ?? true) &&
          // Goods have ASINs as well; those that no service has are not offered.
          (name !== "asin" || label !== null),
      )
      .slice(0, FACET_LIMIT)
      .map(({ value, label, count }) => {
        const called = name === "store" ? labels.get(value) : (label ?? undefined);
        return called === undefined ? { value, count } : { value, label: called, count };
      });
  return {
    total: rows.find(({ facet }) => facet === "total")?.count ?? 0,
    facets: {
      status: valuesOf("status"),
      store: valuesOf("store"),
      technician: valuesOf("technician"),
      asin: valuesOf("asin"),
      skill: valuesOf("skill"),
      flag: valuesOf("flag"),
      location: valuesOf("location"),
    },
  };
}
