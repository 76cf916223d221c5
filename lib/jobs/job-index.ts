/** Where the order and the number of jobs in an answer come from. */
export type AnswerSource = "index" | "live";

/** How the index of all jobs is: `behind` and `stopped` say in a report why. */
export const INDEX_STATES = ["off", "filling", "ready", "behind", "stopped"] as const;
export type IndexState = (typeof INDEX_STATES)[number];

/** What every answer says of the index. Instants are ISO 8601. */
export type IndexInfo = {
  state: IndexState;
  /** A lower bound: whatever Amazon showed until then is in it. */
  asOf: string | null;
  /** It holds the jobs created since then, and once it is filled every older one that is open; null while it holds none. */
  since: string | null;
  /** The last count against Amazon's: how many it had, how many Amazon said; null while not verified. */
  verified: { have: number; said: number; at: string } | null;
  /** A lower bound: the last change that is in it, as `GET /api/changes` numbers them; 0 before there was one. */
  sequence: number;
};

/** Why an index is off, behind or stopped. */
export const INDEX_REASONS = [
  "configured",
  "sandbox",
  "engine_missing",
  "folder",
  "access",
  "throttled",
  "unavailable",
  "internal",
] as const;
export type IndexReason = (typeof INDEX_REASONS)[number];

/** What `GET /api/index` answers. */
export type IndexReport = IndexInfo & {
  mode: "memory" | "store" | "off";
  /** Of the first filling, 0 to 1; null once it has ended or where there is none. */
  progress: number | null;
  /** How many jobs it holds. */
  rows: number;
  reason: IndexReason | null;
  /** Where several processes follow one index: who reads Amazon, and how long this one has heard nothing new. */
  shared?: { reader: "this" | "another" | "nobody"; behindSeconds: number };
};

/** What a page of jobs says beside its rows once an index exists. */
export type IndexedPage = {
  source: AnswerSource;
  index: IndexInfo | null;
  /** By service job id: rows that are no longer what the index knew, or that Amazon no longer knows; absent where there are none. */
  notes?: Readonly<Record<string, "changed" | "gone">>;
  /** Whether the rows are Amazon's of now; `index` where Amazon did not answer, with its problem's code. */
  rows?: { source: AnswerSource; code?: string };
};

/** The filters whose values are counted. */
export const FACET_NAMES = [
  "status",
  "store",
  "technician",
  "asin",
  "skill",
  "flag",
  "location",
] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** A facet names so many values at most, the most frequent ones: one that it leaves out may have jobs. */
export const FACET_LIMIT = 500;

/** `label` is what people call it, such as a technician's name or a service's title. */
export type Facet = { value: string; label?: string; count: number };

/** What `GET /api/jobs/facets` answers: each facet counts as if its own filter were not set. */
export type JobFacets = {
  total: number;
  facets: Record<FacetName, Facet[]>;
  source: AnswerSource;
  index: IndexInfo;
};

export const HIT_KINDS = [
  "job",
  "order",
  "productOrder",
  "tracking",
  "asin",
  "store",
  "technician",
  "service",
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** One finding of the search: how many jobs it stands for, and the job where it is one alone. */
export type SearchHit = {
  kind: HitKind;
  value: string;
  label: string;
  count: number;
  serviceJobId?: string;
};

/** Whether it names jobs by an id, and not what several jobs share. */
export function isHitOfId({ kind }: SearchHit): boolean {
  return kind === "job" || kind === "order" || kind === "productOrder" || kind === "tracking";
}

/** What `GET /api/search` answers. */
export type SearchAnswer = { hits: SearchHit[]; source: AnswerSource; index: IndexInfo };
