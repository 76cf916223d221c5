import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/fetch-json";
import { NO_TECHNICIAN } from "@/lib/search/filter-params";
import {
  emptySearch,
  type JobsSearch,
  readSearch,
  type SearchContext,
  searchToParams,
  strangeInSearch,
} from "@/lib/search/jobs-search";
import { accepted, choiceParam, type Param, type ParameterProblem, refused } from "@/lib/url/param";
import {
  legibleQuery,
  parametersOf,
  readParams,
  type Vocabulary,
  writeParams,
} from "@/lib/url/vocabulary";
import { BUCKETS, type BucketKind, GROUPS, type GroupKind, type InsightsAnswer } from "./insights";

/** How the jobs of a search are counted. */
export type Grouping = { bucket: BucketKind; by: GroupKind | null };

/** A search of jobs, and how they are counted. */
export type InsightsSearch = { jobs: JobsSearch; grouping: Grouping };

const byParam: Param<GroupKind | null> = {
  fallback: () => null,
  read(text) {
    const group = GROUPS.find((one) => one === text);
    if (group !== undefined) return accepted(group);
    return refused(null, {
      code: "groupUnknown",
      detail: `The groups are ${GROUPS.join(", ")}.`,
      values: [text],
    });
  },
  write: (group) => group ?? "",
};

/** What stands in an address beside the parameters of a search. */
const PARAMS: Vocabulary<Grouping> = {
  bucket: choiceParam<BucketKind>(BUCKETS, "week", {
    code: "bucketUnknown",
    detail: `The buckets are ${BUCKETS.join(", ")}.`,
  }),
  by: byParam,
};

/** Reads an address. What cannot be read is left out, and named among the problems, as unknown parameters are. */
export function readInsights(
  params: URLSearchParams,
  context: SearchContext,
): { search: InsightsSearch; problems: ParameterProblem[] } {
  const grouping: Grouping = { bucket: "week", by: null };
  const own = readParams(PARAMS, grouping, params, context);
  const { search, problems } = readSearch(params, context);
  const strange = strangeInSearch(params, parametersOf(PARAMS));
  return { search: { jobs: search, grouping }, problems: [...problems, ...own, ...strange] };
}

/** Whether the figures tell of people one by one; a search for one of them does so, too. */
export function isOfTechnicians({ jobs, grouping }: InsightsSearch): boolean {
  return grouping.by === "technician" || jobs.technician.some((id) => id !== NO_TECHNICIAN);
}

/** An address with what differs between two searches; what cannot be read stays until it is removed. */
export function changeInsights(
  address: URLSearchParams,
  before: InsightsSearch,
  after: InsightsSearch,
): URLSearchParams {
  const changed = new URLSearchParams(address);
  const [old, next] = [paramsOf(before), paramsOf(after)];
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const text = next.get(name);
    if (text === old.get(name)) continue;
    if (text === null) changed.delete(name);
    else changed.set(name, text);
  }
  return changed;
}

function paramsOf({ jobs, grouping }: InsightsSearch): URLSearchParams {
  return new URLSearchParams([...searchToParams(jobs), ...writeParams(PARAMS, grouping)]);
}

/** The query of an address, without what says how a list of jobs is sorted and where in it somebody is. */
function insightsQueryText({ jobs, grouping }: InsightsSearch): string {
  const { sort, source, size, page, asOf, job } = emptySearch();
  const asked = { ...jobs, sort, source, size, page, asOf, job };
  return legibleQuery(paramsOf({ jobs: asked, grouping }));
}

export function insightsHref(search: InsightsSearch): string {
  const query = insightsQueryText(search);
  return query === "" ? "/insights" : `/insights?${query}`;
}

/** The figures of a search. */
export function insightsQuery(search: InsightsSearch) {
  const query = insightsQueryText(search);
  return queryOptions({
    staleTime: 60_000,
    gcTime: 600_000,
    retry: false,
    queryKey: ["insights", query],
    queryFn: ({ signal }) =>
      fetchJson<InsightsAnswer>(query === "" ? "/api/insights" : `/api/insights?${query}`, {
        signal,
      }),
  });
}
