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
import type { Engine } from "./engine";
import { FLAGS_SQL, MOVING_FLAGS } from "./flags-sql";
import type { Question, StoreLabels } from "./question";

const facetRow = z.object({
  facet: z.enum([...FACET_NAMES, "total"]),
  value: z.string(),
  label: z.string().nullable(),
  count: z.number(),
});

const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ");

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
  const counts = FACET_NAMES.map(
    (name) =>
      `select '${name}' as facet, ${name}Key as key, count(*) as count from matches where ${others(name)} group by key`,
  );
  const moving = MOVING_FLAGS.map(
    (flag) =>
      `select 'flag' as facet, '${flag}' as value, count_if(${flag}) as count from matches where ${others("flag")}`,
  );
  const rows = await engine.read(
    `with matches as materialized (
       select ${FACET_NAMES.map((name) => `j.${name}Key`).join(", ")}, ${MOVING_FLAGS.map((flag) => `${FLAGS_SQL[flag]} as ${flag}`).join(", ")}
         ${set.map((name) => `, coalesce(${facets[name]}, false) as is_${name}`).join("")}
       from jobs j where ${base}
     ),
     counts as (${counts.join(" union all ")}),
     counted as (
       select facet, unnest(items) as value, count from counts join lists using (key)
       union all ${moving.join(" union all ")}
       union all select 'total', '', count(*) from matches where ${others(null)}
     )
     select facet, value, any_value(coalesce(technicians.name, services.name)) as label, sum(count)::integer as count from counted
     left join technicians on facet = 'technician' and technicians.id = value
     left join services on facet = 'asin' and services.id = value
     where (count > 0 or facet = 'total') and (facet <> 'asin' or services.id is not null)
       and (facet <> 'status' or value in (${list(SERVICE_JOB_STATUSES)}))
       and (facet <> 'location' or value in (${list(LOCATION_TYPES)}))
     group by facet, value order by count desc, value`,
    values,
    facetRow,
  );
  const valuesOf = (name: FacetName): Facet[] =>
    rows
      .filter(({ facet }) => facet === name)
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
