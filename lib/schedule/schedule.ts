import type { JobFlag } from "@/lib/jobs/job";
import type { IndexInfo } from "@/lib/jobs/job-index";

/** `agenda` shows the same day as `day`, by time. */
export const SCHEDULE_VIEWS = ["day", "week", "agenda"] as const;
export type ScheduleView = (typeof SCHEDULE_VIEWS)[number];

export const LANE_KINDS = ["technician", "store"] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/** The lane of visits that no technician goes to, or that no store is named for. */
export const NO_LANE = "none";
/** The lane of visits to which somebody goes whose id is not known. */
export const UNKNOWN_LANE = "unknown";

/**
 * What is said of one visit: the flags of a job, `elsewhere` for a technician seen at other stores only, and
 * `overbooked` where Amazon warned of that when it was assigned from here.
 */
export type VisitFlag = JobFlag | "elsewhere" | "overbooked";

/** Each deserves a look before the visit begins; none keeps anybody from anything. */
export const CLASH_FLAGS = [
  "doubleBooked",
  "goodsAfterVisit",
  "noTechnician",
  "elsewhere",
] as const satisfies readonly VisitFlag[];

/** What a visit's place on a board is worked out from. Instants are ISO 8601 in UTC. */
export type VisitTime = {
  start: string;
  /** Equal to `start` for a visit of no length; null where Amazon does not say how long it takes. */
  end: string | null;
  /** IANA zone of the site. */
  zone: string;
};

/** One appointment that was not called off. Nothing of a buyer. */
export type Visit = VisitTime & {
  /** Its own among all visits: appointments may lack an id, and a job may have several that count. */
  key: string;
  serviceJobId: string;
  orderId: string | null;
  appointmentId: string | null;
  /** Of the appointment: `ACTIVE`, `COMPLETED` or what Amazon invents. */
  status: string | null;
  /** Of the job. */
  jobStatus: string | null;
  /** What the service is called. */
  service: string | null;
  quantity: number | null;
  /** A store's id. */
  store: string | null;
  /** Those who go, in Amazon's order; neither id nor name is promised. */
  technicians: { id: string | null; name: string | null }[];
  /** The most urgent first. */
  flags: VisitFlag[];
  /** How often a visit of this job was moved. */
  moves: number;
  /** Whether it is the one that counts for its job. */
  isCurrent: boolean;
};

/** `label` is empty for those of `NO_LANE` and `UNKNOWN_LANE`, which a screen names in its own words. */
export type Lane = { id: string; label: string; visits: Visit[] };

/** An open job without a visit that stands. Instants are ISO 8601. */
export type UnscheduledJob = {
  serviceJobId: string;
  status: string | null;
  service: string | null;
  store: string | null;
  created: string | null;
  zone: string;
  /** How many times the customer proposed. */
  proposed: number;
};

/** An answer names so many jobs to schedule at most, those that wait longest. */
export const UNSCHEDULED_LIMIT = 50;

/**
 * What `GET /api/schedule` answers. A visit of two technicians stands in both lanes. `index` says whether
 * it is all: while the index is `filling`, visits of jobs created before `index.since` are not there yet.
 */
export type ScheduleAnswer = {
  view: ScheduleView;
  /** The days that are shown, as `2026-11-23`: each a day in `tz`, or where that is null of each site's own zone. */
  days: string[];
  tz: string | null;
  /** `NO_LANE` first, then `UNKNOWN_LANE`, then by label; visits by start. */
  lanes: Lane[];
  unscheduled: { total: number; jobs: UnscheduledJob[] };
  index: IndexInfo;
};
