import "server-only";
import { MARKETPLACE_IDS } from "@/lib/server/simulator/fixtures/marketplaces";
import { JOB_STATUSES, type JobStatus } from "@/lib/server/simulator/fixtures/service-job";

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * The instant of an ISO 8601 date and time with a zone, in epoch milliseconds; null for anything
 * else. Takes the forms of Amazon's own examples, `2020-01-01T00:00:00.00-07` among them, and
 * refuses days that no calendar has.
 */
export function parseInstant(text: string): number | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = "00", fraction = "0", zone = "Z"] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const instant = Date.parse(`${wall}Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 19) !== wall) return null;
  const offset = parseOffset(zone);
  if (offset === null) return null;
  return instant + Math.floor(Number(`0.${fraction}`) * 1000) - offset;
}

function parseOffset(zone: string): number | null {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 18 || minutes > 59) return null;
  const size = (hours * 60 + minutes) * 60_000;
  return zone.startsWith("-") ? -size : size;
}

type Range = { after: number; before: number };

/** A valid question to `getServiceJobs`. Instants are epoch milliseconds, both ends included. */
export type ListQuery = {
  marketplaceId: string;
  created: Range | null;
  updated: Range | null;
  scheduled: Range | null;
  statuses: ReadonlySet<string> | null;
  serviceOrderIds: ReadonlySet<string> | null;
  productOrderIds: ReadonlySet<string> | null;
  trackingIds: ReadonlySet<string> | null;
  asins: ReadonlySet<string> | null;
  requiredSkills: ReadonlySet<string> | null;
  storeIds: ReadonlySet<string> | null;
  sortField: "JOB_DATE" | "JOB_STATUS";
  descending: boolean;
  pageSize: number;
  pageToken: string | null;
};

/** A broken rule, in the words of Amazon: one sentence. */
export class InvalidQuery extends Error {
  override name = "InvalidQuery";
}

type ListRule = { max: number; pattern: RegExp };

/** Amazon: Services API v1 model, parameters of `getServiceJobs`. */
const LISTS = {
  serviceOrderIds: { max: 20, pattern: /^[0-9-]+$/ },
  productOrderIds: { max: 20, pattern: /^[0-9-]+$/ },
  trackingIds: { max: 20, pattern: /^[A-Za-z0-9-]+$/ },
  asins: { max: 20, pattern: /^.{10}$/su },
  requiredSkills: { max: 20, pattern: /^.{1,50}$/su },
  storeIds: { max: 50, pattern: /^.{1,100}$/su },
} as const satisfies Record<string, ListRule>;

const DATES = [
  "createdAfter",
  "createdBefore",
  "lastUpdatedAfter",
  "lastUpdatedBefore",
  "scheduleStartDate",
  "scheduleEndDate",
] as const;

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(LISTS),
  ...DATES,
  "marketplaceIds",
  "serviceJobStatus",
  "pageSize",
  "pageToken",
  "sortField",
  "sortOrder",
]);

/** Reads and checks a question as strictly as the model states it. Throws `InvalidQuery`. */
export function readListQuery(parameters: ReadonlyMap<string, string>): ListQuery {
  for (const name of parameters.keys()) {
    if (!KNOWN.has(name)) throw new InvalidQuery(`Unknown request parameter: [${name}]`);
  }
  const marketplaceId = readMarketplace(parameters);
  return {
    marketplaceId,
    ...readWindows(parameters),
    statuses: readStatuses(parameters),
    serviceOrderIds: readList(parameters, "serviceOrderIds"),
    productOrderIds: readList(parameters, "productOrderIds"),
    trackingIds: readList(parameters, "trackingIds"),
    asins: readList(parameters, "asins"),
    requiredSkills: readList(parameters, "requiredSkills"),
    storeIds: readList(parameters, "storeIds"),
    sortField: readChoice(parameters, "sortField", ["JOB_DATE", "JOB_STATUS"]) ?? "JOB_DATE",
    descending: readChoice(parameters, "sortOrder", ["ASC", "DESC"]) !== "ASC",
    pageSize: readPageSize(parameters),
    pageToken: readPageToken(parameters),
  };
}

function invalid(name: string): InvalidQuery {
  return new InvalidQuery(`Missing or invalid request parameters: [${name}]`);
}

function readMarketplace(parameters: ReadonlyMap<string, string>): string {
  const value = parameters.get("marketplaceIds");
  if (value === undefined || !MARKETPLACE_IDS.has(value)) throw invalid("marketplaceIds");
  return value;
}

function readWindows(
  parameters: ReadonlyMap<string, string>,
): Pick<ListQuery, "created" | "updated" | "scheduled"> {
  const instants = new Map<string, number>();
  for (const name of DATES) {
    const text = parameters.get(name);
    if (text === undefined) continue;
    const instant = parseInstant(text);
    if (instant === null) throw new InvalidQuery(`${name} is not a valid ISO 8601 date: ${text}`);
    instants.set(name, instant);
  }
  const byCreation = instants.has("createdAfter");
  const byUpdate = instants.has("lastUpdatedAfter");
  if (byCreation && byUpdate) {
    throw new InvalidQuery("Only one of createdAfter and lastUpdatedAfter may be specified");
  }
  if (!byCreation && !byUpdate) {
    throw new InvalidQuery("One of createdAfter and lastUpdatedAfter must be specified");
  }
  const stray = byCreation ? "lastUpdatedBefore" : "createdBefore";
  // The model does not say what an end without its beginning means: refuse it.
  if (instants.has(stray)) throw invalid(stray);
  return {
    created: range(instants, "createdAfter", "createdBefore"),
    updated: range(instants, "lastUpdatedAfter", "lastUpdatedBefore"),
    scheduled: range(instants, "scheduleStartDate", "scheduleEndDate"),
  };
}

/** The model says of visits that the end is not before the start; the other ranges are taken alike. */
function range(instants: ReadonlyMap<string, number>, start: string, end: string): Range | null {
  const after = instants.get(start);
  const before = instants.get(end);
  if (after === undefined && before === undefined) return null;
  if (after !== undefined && before !== undefined && before < after) {
    throw new InvalidQuery(`${end} should not be earlier than ${start}`);
  }
  return {
    after: after ?? Number.NEGATIVE_INFINITY,
    before: before ?? Number.POSITIVE_INFINITY,
  };
}

function readStatuses(parameters: ReadonlyMap<string, string>): ReadonlySet<string> | null {
  const value = parameters.get("serviceJobStatus");
  if (value === undefined) return null;
  const statuses = value.split(",");
  const known: readonly string[] = JOB_STATUSES satisfies readonly JobStatus[];
  if (statuses.some((status) => !known.includes(status))) throw invalid("serviceJobStatus");
  return new Set(statuses);
}

function readList(
  parameters: ReadonlyMap<string, string>,
  name: keyof typeof LISTS,
): ReadonlySet<string> | null {
  const value = parameters.get(name);
  if (value === undefined) return null;
  const { max, pattern } = LISTS[name];
  const items = value.split(",");
  if (items.length > max || items.some((item) => !pattern.test(item))) throw invalid(name);
  return new Set(items);
}

function readChoice<T extends string>(
  parameters: ReadonlyMap<string, string>,
  name: string,
  choices: readonly T[],
): T | undefined {
  const value = parameters.get(name);
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (!choice) throw invalid(name);
  return choice;
}

function readPageSize(parameters: ReadonlyMap<string, string>): number {
  const value = parameters.get("pageSize") ?? "20";
  const size = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (size < 1 || size > 20) throw invalid("pageSize");
  return size;
}

function readPageToken(parameters: ReadonlyMap<string, string>): string | null {
  const value = parameters.get("pageToken") ?? null;
  if (value === "") throw invalid("pageToken");
  return value;
}
