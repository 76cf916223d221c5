import fc from "fast-check";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-record";
import type { AuditSearch } from "@/lib/audit/audit-search";
import { BUCKETS, GROUPS } from "@/lib/insights/insights";
import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { LANE_KINDS, SCHEDULE_VIEWS } from "@/lib/schedule/schedule";
import type { ScheduleSearch } from "@/lib/schedule/schedule-search";
import {
  FILTERS,
  LIST_FILTERS,
  type ListFilterName,
  RANGE_FILTERS,
  type RangeFilterName,
} from "@/lib/search/filters";
import { type JobsSearch, SORTS } from "@/lib/search/jobs-search";
import { PRESETS } from "@/lib/time/range";
import { oddText } from "./odd-text";
import { listOf } from "./query";

const EDGES = [
  ...["2026-11-01", "2026-11-01T08:00Z", "2026-11-01T08:00:00.000Z", "2024-02-29", "2026-02-29"],
  ...["1970-01-01", "0001-01-01", "0000-01-01", "-000001-01-01", "9999-12-31T23:59:59.999Z"],
  ...[
    "+275760-09-13",
    "+010000-01-01",
    "2026-03-08T02:30-05:00",
    "2026-11-01T25:00Z",
    "2026-13-01",
  ],
  ...[
    "2016-12-31T23:59:60Z",
    "20261101",
    "2026-W45",
    "1793520000",
    "now",
    "2026-11-01T08:00+14:00",
  ],
];

const day = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const instant = fc.oneof(
  day.map((text) => `${text}T08:00Z`),
  fc.constantFrom(...EDGES),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

const end = fc.oneof({ weight: 3, arbitrary: day }, { weight: 2, arbitrary: instant });

/** A preset, or a range with both ends, one or none. */
const range = fc.oneof(
  fc.constantFrom(...PRESETS),
  fc.tuple(end, end).map((ends) => ends.join("..")),
  end.map((from) => `${from}..`),
  end.map((to) => `..${to}`),
  fc.constantFrom("..", "...", "TEST_CASE_400..", "7d..30d"),
);

const zone = fc.constantFrom("UTC", "America/Chicago", "Asia/Kathmandu", "Etc/GMT+12", "EST");
const digits = fc.nat({ max: 9_999_999 }).map(String);

/** Stores that make the simulator answer oddly, or refuse: never those that cost it time. */
const STORES = [
  "SEA-TUKWILA-01",
  "NO-SUCH-STORE",
  "SIM-BARE",
  "SIM-ODD-VALUES",
  "SIM-UNKNOWN-STATUS",
  "SIM-NO-TOTAL",
];

const TEN_DIGITS = fc.stringMatching(/^[0-9]{10}$/u);

/** What a list may hold; one without a row here is tried with ten digits. */
const ITEMS: Partial<Record<ListFilterName, fc.Arbitrary<string>>> = {
  status: fc.constantFrom(...SERVICE_JOB_STATUSES),
  store: fc.constantFrom(...STORES),
  asin: fc.stringMatching(/^B0[0-9A-Z]{8}$/u),
  skill: fc.constantFrom("TYRE", "TV_MOUNTING", "SIM"),
  order: fc.constantFrom("113-1234567-7654321", "113", "-"),
  productOrder: fc.constantFrom("114-7654321-1234567"),
  tracking: fc.constantFrom("1Z999AA10123456784", "TBA-1"),
  technician: fc.constantFrom("AODD00000001", "none", "T 1"),
  flag: fc.constantFrom(...JOB_FLAGS),
  location: fc.constantFrom(...LOCATION_TYPES),
};

const listParameter = (name: ListFilterName) =>
  listOf(ITEMS[name] ?? TEN_DIGITS, FILTERS[name].limit);

/** What `/api/jobs` and its like understand; a parameter without values does not compile. */
export const JOBS_PARAMETERS = {
  marketplace: fc.constantFrom("ATVPDKIKX0DER", "A1F83G8C2ARO7P"),
  ...Object.fromEntries(LIST_FILTERS.map((name) => [name, listParameter(name)])),
  ...Object.fromEntries(RANGE_FILTERS.map((name) => [name, range])),
  q: fc.oneof(fc.constantFrom("tire", "B0", "113-", "x"), oddText),
  tz: zone,
  sort: fc.constantFrom(...SORTS),
  source: fc.constantFrom("live", "index"),
  size: fc.integer({ min: 1, max: 20 }).map(String),
  page: fc.integer({ min: 1, max: 4 }).map(String),
  asOf: instant,
  job: fc.oneof(digits, oddText),
} satisfies Record<
  Exclude<keyof JobsSearch, ListFilterName | RangeFilterName>,
  fc.Arbitrary<string>
>;

const hour = fc.integer({ min: 0, max: 25 }).map(String);

/** What `/api/schedule` and its calendar understand. */
export const SCHEDULE_PARAMETERS = {
  view: fc.constantFrom(...SCHEDULE_VIEWS),
  on: fc.oneof(fc.constantFrom("today", "tomorrow", "yesterday", "2026-02-30"), day),
  by: fc.constantFrom(...LANE_KINDS),
  hours: fc.tuple(hour, hour).map((hours) => hours.join("-")),
  marketplace: JOBS_PARAMETERS.marketplace,
  status: listParameter("status"),
  store: listParameter("store"),
  asin: listParameter("asin"),
  skill: listParameter("skill"),
  technician: listParameter("technician"),
  flag: listParameter("flag"),
  tz: zone,
  job: JOBS_PARAMETERS.job,
} satisfies Record<keyof ScheduleSearch, fc.Arbitrary<string>>;

/** What `/api/insights` understands. */
export const INSIGHTS_PARAMETERS = {
  ...JOBS_PARAMETERS,
  bucket: fc.constantFrom(...BUCKETS),
  by: fc.constantFrom(...GROUPS),
};

/** What `/api/jobs/[id]` understands. */
export const JOB_PARAMETERS = { marketplace: JOBS_PARAMETERS.marketplace };

/** What `/api/changes` understands. */
export const CHANGES_PARAMETERS = {
  marketplace: JOBS_PARAMETERS.marketplace,
  after: fc.oneof(digits, fc.constantFrom("999999999999999", "0")),
};

/** What `/api/search` understands: words, and ids whole and in part. */
export const SEARCH_PARAMETERS = {
  marketplace: JOBS_PARAMETERS.marketplace,
  q: fc.oneof(
    JOBS_PARAMETERS.q,
    fc.constantFrom(
      "113-1234567-7654321",
      "1Z999AA10123456784",
      "10000000000000",
      "％",
      "a".repeat(81),
    ),
  ),
};

const RESUME = {
  v: 2,
  q: "x",
  rows: 0,
  total: null,
  fingerprint: "A".repeat(22),
  last: null,
  unwritten: { count: 0, ids: [] },
};

export const EXPORT_PARAMETERS = {
  ...JOBS_PARAMETERS,
  format: fc.constantFrom("csv", "json"),
  bom: fc.constantFrom("0", "1"),
  marks: fc.constantFrom("0", "1"),
  resume: fc.oneof(
    oddText,
    fc.jsonValue().map((value) => base64url(value)),
    instant.map((asOf) => base64url({ ...RESUME, asOf })),
  ),
};

export const AUDIT_PARAMETERS = {
  action: listOf(fc.constantFrom(...AUDIT_ACTIONS), AUDIT_ACTIONS.length),
  user: fc.oneof(fc.constantFrom("demo", "mara", "%", "_"), oddText),
  job: fc.oneof(digits, oddText),
  at: range,
  tz: zone,
  size: fc.integer({ min: 1, max: 100 }).map(String),
  before: fc.oneof(digits, fc.constantFrom("999999999999999", "0")),
  after: fc.oneof(digits, fc.constantFrom("999999999999999", "0")),
} satisfies Record<keyof AuditSearch, fc.Arbitrary<string>>;

export const AUTH_PARAMETERS = {
  callbackUrl: fc.constantFrom("/jobs", "//evil.example", "http://[", "javascript:1", "/\\evil"),
  error: fc.constantFrom("AccessDenied", "OAuthCallback", "Configuration"),
  prompt: fc.constantFrom("login", "none"),
  json: fc.constantFrom("true", "false"),
  code: oddText,
  state: oddText,
  nextauth: fc.constantFrom("signout", "session"),
};

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
