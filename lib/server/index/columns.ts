import "server-only";
import { createHash } from "node:crypto";

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
  asin: "VARCHAR",
  title: "VARCHAR",
  quantity: "DOUBLE",
  skills: "VARCHAR[]",
  created: "VARCHAR",
  createdAt: "DOUBLE",
  visits:
    "STRUCT(id VARCHAR, status VARCHAR, start VARCHAR, minutes DOUBLE, technicians VARCHAR[], rescheduledTo VARCHAR, proof STRUCT(kind VARCHAR, uploaded VARCHAR, start VARCHAR, minutes DOUBLE))[]",
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
  /** How many times the buyer proposed; the times themselves are not kept. */
  proposed: "INTEGER",
  goods:
    "STRUCT(asin VARCHAR, status VARCHAR, estimated VARCHAR, promisedFrom VARCHAR, promisedTo VARCHAR)[]",
  /** The service's ASIN and those of the goods: Amazon's filter reads all of them. */
  asins: "VARCHAR[]",
  goodsStates: "VARCHAR[]",
  deliveryAt: "DOUBLE",
  location: "VARCHAR",
  zone: "VARCHAR",
  hash: "VARCHAR",
} as const;

/** Not yet any fact of a job, but of its reads. `readNumber` is that of the latest that said something of it. */
const READS =
  "marketplace VARCHAR NOT NULL, readNumber DOUBLE NOT NULL, seenAt DOUBLE NOT NULL, firstSeenAt DOUBLE NOT NULL, missed INTEGER NOT NULL, closedAt DOUBLE, idsEmptied BOOLEAN NOT NULL";

export const COLUMN_NAMES = Object.keys(COLUMNS);

const TABLES = `
create table if not exists jobs (
  ${Object.entries(COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ")},
  ${READS}, primary key (id)
);
create table if not exists technicians (id VARCHAR primary key, name VARCHAR NOT NULL);
create table if not exists facts (name VARCHAR primary key, value VARCHAR NOT NULL);
create table if not exists projection (version VARCHAR primary key);`;

/** What a kept file must have been made with; the number grows when a column gets another meaning. */
export const PROJECTION = createHash("sha256").update(`1 ${TABLES}`).digest("hex").slice(0, 16);

export const SCHEMA = `${TABLES}
insert into projection values ('${PROJECTION}') on conflict do nothing;`;
