import "server-only";
import { z } from "zod";
import type { SharedRow } from "@/lib/server/db/job-index-rows";
import type { KnownRow, StoredRow } from "@/lib/server/index/write-rows";

const texts = z.array(z.string());

/** The columns that the database keeps in one text; those that are named are read here, too. */
const factsOfRow = z.looseObject({
  status: z.string().nullable(),
  store: z.string().nullable(),
  skills: texts,
  flags: texts,
  location: z.string().nullable(),
  assigned: z.number(),
  technicians: texts,
  asins: texts,
  currentStatus: z.string().nullable(),
  startAt: z.number().nullable(),
});

/** A text as it is kept: as JSON writes it, so that PostgreSQL takes each. */
export function kept(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A text that was kept. */
export function given(text: string): string {
  return z.string().parse(JSON.parse(`"${text}"`));
}

/** A row as the database of all processes keeps it. */
export function toShared(row: StoredRow, marketplace: string, sequence: number): SharedRow {
  const { id, orderId, productOrderIds, trackingIds, hash, isOpen, createdAt, ...others } = row;
  const { readNumber, seenAt, firstSeenAt, missed, closedAt, idsEmptied, sharesEmptied, ...facts } =
    others;
  return {
    ...{ id: kept(id), sequence, marketplace, isDropped: false, hash, isOpen, createdAt },
    ...{ readNumber, seenAt, firstSeenAt, missed, closedAt, idsEmptied, sharesEmptied },
    orderId: orderId === null ? null : kept(orderId),
    productOrderIds: productOrderIds.map(kept),
    trackingIds: trackingIds.map(kept),
    facts: JSON.stringify(facts),
  };
}

/** The same as DuckDB takes it. */
export function fromShared({ facts, sequence: _, isDropped: __, ...row }: SharedRow) {
  return {
    ...factsOfRow.parse(JSON.parse(facts)),
    ...row,
    id: given(row.id),
    orderId: row.orderId === null ? null : given(row.orderId),
    productOrderIds: row.productOrderIds.map(given),
    trackingIds: row.trackingIds.map(given),
  };
}

/** What it decides of a row that comes. */
export function knownOf(row: SharedRow): KnownRow {
  const { status, currentStatus, startAt, technicians } = factsOfRow.parse(JSON.parse(row.facts));
  const { hash, readNumber, firstSeenAt, closedAt, idsEmptied, sharesEmptied, missed } = row;
  return {
    ...{ id: given(row.id), hash, readNumber, firstSeenAt, closedAt, idsEmptied, sharesEmptied },
    ...{ missed, status, currentStatus, startAt, technicians },
  };
}
