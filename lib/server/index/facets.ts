import "server-only";
import { z } from "zod";
import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { FACET_NAMES, type Facet, type FacetName, type JobFacets } from "@/lib/jobs/job-index";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import type { Engine } from "./engine";
import { BOOKED, FLAGS_SQL } from "./flags-sql";
import type { Question, StoreLabels } from "./question";

/** More are no help to anybody who chooses; the most frequent ones stay. */
const MOST_VALUES = 500;

const facetRow = z.object({
  facet: z.enum([...FACET_NAMES, "total"]),
  value: z.string(),
  label: z.string().nullable(),
  count: z.number(),
});

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

/** How a facet's values come out of a row of the materialised matches, as the column `value`. */
const VALUES: Record<Exclude<FacetName, "flag">, (matches: string) => string> = {
  status: (matches) =>
    `select status as value from ${matches} and status in (${list(SERVICE_JOB_STATUSES)})`,
  store: (matches) => `select store as value from ${matches} and store is not null`,
  technician: (matches) =>
    `select unnest(if(assigned = 0, ['${NO_TECHNICIAN}'], technicians)) as value from ${matches}`,
  asin: (matches) =>
    `select value from (select unnest(asins) as value from ${matches}) where value in (select id from services)`,
  skill: (matches) => `select unnest(skills) as value from ${matches}`,
  location: (matches) =>
    `select location as value from ${matches} and location in (${list(LOCATION_TYPES)})`,
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
  const others = (facet: FacetName | null) =>
    ["true", ...set.filter((name) => name !== facet).map((name) => `is_${name}`)].join(" and ");
  const counts = FACET_NAMES.map((name) =>
    name === "flag"
      ? `select 'flag' as facet, unnest([${list(JOB_FLAGS)}]) as value,
           unnest([${JOB_FLAGS.map((flag) => `count_if(flag_${flag})::integer`).join(", ")}]) as count
         from matches where ${others(name)}`
      : `select '${name}' as facet, value, count(*)::integer as count
         from (${VALUES[name](`matches where ${others(name)}`)}) group by value`,
  );
  const rows = await engine.read(
    `with ${BOOKED},
     matches as materialized (
       select j.status, j.store, j.assigned, j.technicians, j.asins, j.skills, j.location, ${JOB_FLAGS.map((flag) => `${FLAGS_SQL[flag]} as flag_${flag}`).join(", ")}
         ${set.map((name) => `, coalesce(${facets[name]}, false) as is_${name}`).join("")}
       from jobs j where ${base}
     ),
     counts as (${counts.join(" union all ")} union all select 'total', '', count(*)::integer from matches where ${others(null)})
     select facet, value, coalesce(technicians.name, services.name) as label, count from counts
     left join technicians on facet = 'technician' and technicians.id = value
     left join services on facet = 'asin' and services.id = value
     where count > 0 or facet = 'total'
     order by count desc, value`,
    values,
    facetRow,
  );
  const valuesOf = (name: FacetName): Facet[] =>
    rows
      .filter(({ facet }) => facet === name)
      .slice(0, MOST_VALUES)
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
