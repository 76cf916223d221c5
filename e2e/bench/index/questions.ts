import type { FacetName } from "@/lib/jobs/job-index";

/** One question in both tongues: the address of a list, and the SQL that means the same in PostgreSQL. */
export type Question = {
  what: string;
  address: string;
  /** What holds for every facet. */
  common: string;
  /** What a facet's own filter asks for, which its counts ignore. */
  filters: Partial<Record<FacetName, string>>;
  order: string;
};

/** All is made up as of this instant. */
export const NOW = Date.UTC(2026, 10, 29, 12);

const SINCE = Date.UTC(2026, 9, 30, 12);
const CREATED = `created=${new Date(SINCE).toISOString()}..`;
const RECENT = `"createdAt" >= ${SINCE}`;
const OPEN = "status in ('NOT_SERVICED', 'PENDING_SCHEDULE', 'HOLD')";
const NEWEST = `"createdAt" desc nulls last, id desc`;
const SOONEST = `"startAt" asc nulls last, id asc`;

/** The rules of lib/jobs/flags.ts, but for the one that looks at other jobs. */
export const FLAGS = {
  late: `${OPEN} and coalesce("currentStatus", '') <> 'CANCELLED' and "endAt" <= ${NOW}`,
  noTechnician: `${OPEN} and active and assigned = 0`,
  customerProposedTimes: "status in ('PENDING_SCHEDULE', 'HOLD') and proposed > 0 and not active",
  proofMissing: "status = 'COMPLETED' and proofs = 0",
} as const;

export const QUESTIONS: readonly [Question, ...Question[]] = [
  {
    what: "the last 30 days",
    address: CREATED,
    common: RECENT,
    filters: {},
    order: NEWEST,
  },
  {
    what: "a status, three stores, 30 days, by visit",
    address: `${CREATED}&status=NOT_SERVICED&store=SEA-TUKWILA-01,SEA-BELLEVUE-02,PDX-BEAVERTON-01&sort=appointment`,
    common: RECENT,
    filters: {
      status: "status = 'NOT_SERVICED'",
      store: "store in ('SEA-TUKWILA-01', 'SEA-BELLEVUE-02', 'PDX-BEAVERTON-01')",
    },
    order: SOONEST,
  },
  {
    what: "everything",
    address: "created=any",
    common: "true",
    filters: {},
    order: NEWEST,
  },
  {
    what: "all that are late, by visit",
    address: "created=any&flag=late&sort=appointment",
    common: "true",
    filters: { flag: FLAGS.late },
    order: SOONEST,
  },
  {
    what: "all done in a customer's home",
    address: "created=any&location=IN_HOME&status=COMPLETED",
    common: "true",
    filters: { location: "location = 'IN_HOME'", status: "status = 'COMPLETED'" },
    order: NEWEST,
  },
];
