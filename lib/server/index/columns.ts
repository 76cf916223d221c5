import "server-only";
import { createHash } from "node:crypto";
import type { JobFlag } from "@/lib/jobs/job";

/**
 * Every fact of a job that the index keeps, with its type in DuckDB. `project` fills them, and
 * nothing else gets in. Instants are epoch ms, or text as Amazon wrote it.
 */
export const COLUMNS = {
  id: "VARCHAR",
  orderId: "VARCHAR",
  productOrderIds: "VARCHAR[]",
  trackingIds: "VARCHAR[]",
  store: "VARCHAR",
  status: "VARCHAR",
  /** Whether the work is still to be done. */
  isOpen: "BOOLEAN",
  asin: "VARCHAR",
  title: "VARCHAR",
  quantity: "DOUBLE",
  skills: "VARCHAR[]",
  created: "VARCHAR",
  createdAt: "DOUBLE",
  /** Every appointment and all goods, as JSON: only the schedule reads inside them. */
  visits: "VARCHAR",
  goods: "VARCHAR",
  /** Where the appointment that counts stands among the visits, from 1; null where there is none. */
  current: "INTEGER",
  currentStatus: "VARCHAR",
  startAt: "DOUBLE",
  endAt: "DOUBLE",
  /** Those of the appointment that counts. */
  technicians: "VARCHAR[]",
  assigned: "INTEGER",
  active: "BOOLEAN",
  proofs: "INTEGER",
  reschedules: "INTEGER",
  /** When the visits begin that were not called off. */
  visitsAt: "DOUBLE[]",
  /** When the last of them is over. */
  visitsEndAt: "DOUBLE",
  /** By how much the last of them that a proof tells of began after its time; less than 0 before. */
  lateMinutes: "DOUBLE",
  /** How many times the buyer proposed; the times themselves are not kept. */
  proposed: "INTEGER",
  /** The service's ASIN and those of the goods: Amazon's filter reads all of them. */
  asins: "VARCHAR[]",
  /** Whether some of the goods are still to come. */
  awaited: "BOOLEAN",
  deliveryAt: "DOUBLE",
  /** Those of its flags that are not worked out when asked. */
  flags: "VARCHAR[]",
  /** From when on it is late, and while it waits for goods; null where it never does. */
  lateFrom: "DOUBLE",
  waitsFrom: "DOUBLE",
  waitsUntil: "DOUBLE",
  location: "VARCHAR",
  zone: "VARCHAR",
  hash: "VARCHAR",
} as const;

/** What is known of the reads of a job. `readNumber` is that of the latest that said something of it. */
const READ_COLUMNS = {
  marketplace: "VARCHAR",
  readNumber: "DOUBLE",
  seenAt: "DOUBLE",
  firstSeenAt: "DOUBLE",
  missed: "INTEGER",
  /** When it was first seen closed. */
  closedAt: "DOUBLE",
  /** Its ids went some time after that, and do not come back with its next read. */
  idsEmptied: "BOOLEAN",
  /** Another job of one of its product orders or parcels was emptied of them: they name some of several. */
  sharesEmptied: "BOOLEAN",
} as const;

/** What it counts under in the facets, as keys: numbers are grouped much faster than texts. */
const KEY_COLUMNS = { kindKey: "INTEGER", technicianKey: "INTEGER", asinKey: "INTEGER" } as const;

/** Flags that no row holds: they come and go by the clock, or follow from other columns. */
export const ASKED_FLAGS = [
  "late",
  "noTechnicianSoon",
  "waitingForGoods",
  "stillActive",
] as const satisfies JobFlag[];

/** The facets whose values make a kind of job: there are few kinds, whatever the number of jobs. */
export const KIND_FACETS = ["status", "store", "skill", "flag", "location"] as const;

const ALL = Object.entries({ ...COLUMNS, ...READ_COLUMNS, ...KEY_COLUMNS });

const TABLES = `
create table if not exists jobs (${ALL.map(([name, type]) => `${name} ${type}`).join(", ")});
create table if not exists lists (key INTEGER primary key, items VARCHAR[] NOT NULL);
create table if not exists kinds (key INTEGER primary key, ${KIND_FACETS.map((name) => `${name}Key INTEGER NOT NULL`).join(", ")});
create table if not exists technicians (id VARCHAR primary key, name VARCHAR NOT NULL);
create table if not exists services (id VARCHAR primary key, name VARCHAR NOT NULL);
create table if not exists changes (
  sequence DOUBLE NOT NULL, marketplace VARCHAR NOT NULL, job VARCHAR NOT NULL, seenAt DOUBLE NOT NULL,
  kind VARCHAR NOT NULL, was VARCHAR, became VARCHAR);
create table if not exists facts (name VARCHAR primary key, value VARCHAR NOT NULL);
create table if not exists projection (version VARCHAR primary key);`;

/** The ids that are the first value of a statement, a list as JSON. */
export const IDS = "from_json($1, '[\"VARCHAR\"]')";

/** A page of rows in one statement; `$1` is their JSON. One of a kind for all sizes. */
export const INSERT_ROWS = `
insert into jobs (${ALL.map(([name]) => name).join(", ")})
select ${ALL.map(([name]) => `r.${name}`).join(", ")}
from (select unnest(from_json($1, '${structureOfRows()}')) as r)`;

/** What `from_json` is told of a page: DuckDB's types, a list as a list of one. */
function structureOfRows(): string {
  const types = ALL.map(([name, type]) => [name, type.endsWith("[]") ? [type.slice(0, -2)] : type]);
  return JSON.stringify([Object.fromEntries(types)]);
}

/** Jobs by their id. While it is there, rows that are deleted keep their place for good. */
export const ADD_JOB_IDS = "create unique index if not exists job_ids on jobs (id)";
export const DROP_JOB_IDS = "drop index if exists job_ids";

/** What a kept file must have been made with; the number grows when a column gets another meaning. */
export const PROJECTION = createHash("sha256").update(`1 ${TABLES}`).digest("hex").slice(0, 16);

export const SCHEMA = `${TABLES}
${ADD_JOB_IDS};
insert into projection values ('${PROJECTION}') on conflict do nothing;`;
