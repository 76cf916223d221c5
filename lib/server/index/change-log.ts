import "server-only";
import { z } from "zod";
import type { Engine, Statement } from "./engine";
import type { IndexRow } from "./project";

/** So many changes are kept, and a few more until they are next counted. */
export const MOST_CHANGES = 300_000;
const COUNT_EVERY = 10_000;

const TOLD_KINDS = ["appeared", "gone", "status", "visit", "technicians"] as const;
type ChangeKind = (typeof TOLD_KINDS)[number] | "other";

/** Of a row what its changes are told by. */
export type Told = Pick<IndexRow, "status" | "startAt" | "currentStatus" | "technicians">;

/** `was` and `became` are text: a status, the visit's beginning in epoch ms, technicians' ids as JSON. */
export type RowChange = {
  job: string;
  kind: ChangeKind;
  was: string | null;
  became: string | null;
};

const loggedRow = z.object({
  seenAt: z.number(),
  kind: z.enum(TOLD_KINDS),
  was: z.string().nullable(),
  became: z.string().nullable(),
});
/** One that people are told of; `seenAt` is when the read began that showed it, epoch ms. */
export type LoggedChange = z.output<typeof loggedRow>;
const sequenceRow = z.object({ sequence: z.number().nullable() });
const reachRow = z.object({ first: z.number().nullable(), last: z.number().nullable() });
const idRow = z.object({ id: z.string() });
const sinceRow = z.object({ since: z.number().nullable() });

export function appearedChange(job: string): RowChange {
  return { job, kind: "appeared", was: null, became: null };
}

export function goneChange(job: string): RowChange {
  return { job, kind: "gone", was: null, became: null };
}

/** What differs between two states of a row that are not the same. */
export function changesBetween(job: string, before: Told, after: Told): RowChange[] {
  const changes: RowChange[] = [];
  const note = (kind: ChangeKind, was: string | null, became: string | null) => {
    if (was !== became) changes.push({ job, kind, was, became });
  };
  note("status", before.status, after.status);
  note("visit", visitOf(before), visitOf(after));
  note("technicians", techniciansOf(before), techniciansOf(after));
  return changes.length > 0 ? changes : [{ job, kind: "other", was: null, became: null }];
}

function visitOf({ startAt, currentStatus }: Told): string | null {
  return startAt === null || currentStatus === "CANCELLED" ? null : `${startAt}`;
}

function techniciansOf({ technicians }: Told): string {
  return JSON.stringify([...new Set(technicians)].sort());
}

/** Numbers the changes that are seen; whoever writes rows writes them in the same transaction. */
export type ChangeLog = {
  /** @param at when the read began that shows them, epoch ms */
  write(
    statement: Statement,
    of: { marketplace: string; at: number },
    changes: readonly RowChange[],
  ): Promise<void>;
  /** What was written last may not be there: its transaction failed, or everything was forgotten. */
  doubt(): void;
  /** The number of the last change. */
  readonly last: number;
};

/**
 * A number is never less than its moment in epoch ms, so that those of a later process are greater: whoever
 * comes back with a number of an earlier one is seen to have missed what no log tells.
 */
export function createChangeLog(): ChangeLog {
  let last = 0;
  let isBegun = false;

  async function begin(statement: Statement, at: number): Promise<void> {
    const [row] = await statement.all(
      "select max(sequence) as sequence from changes",
      [],
      sequenceRow,
    );
    last = Math.max(last, row?.sequence ?? 0);
    // What the log reaches back to.
    if (row?.sequence == null)
      await insertChanges(statement, [{ ...BEGINNING, seenAt: at, sequence: next(at) }]);
    isBegun = true;
  }

  function next(at: number): number {
    last = Math.max(last + 1, Math.floor(at));
    return last;
  }

  return {
    async write(statement, { marketplace, at }, changes) {
      if (!isBegun) await begin(statement, at);
      if (changes.length === 0) return;
      const rows = changes.map((change) => ({
        ...change,
        marketplace,
        seenAt: at,
        sequence: next(at),
      }));
      await insertChanges(statement, rows);
      const [first] = rows;
      if (first && Math.floor(first.sequence / COUNT_EVERY) < Math.floor(last / COUNT_EVERY)) {
        await dropOldChanges(statement);
      }
    },
    doubt() {
      isBegun = false;
    },
    get last() {
      return last;
    },
  };
}

/** What the log reaches back to. */
export const BEGINNING = {
  marketplace: "",
  job: "",
  kind: "other",
  was: null,
  became: null,
} as const;

/** Puts changes in under their numbers. */
export async function insertChanges(statement: Statement, rows: readonly object[]): Promise<void> {
  await statement.run(
    `insert into changes select r.sequence, r.marketplace, r.job, r.seenAt, r.kind, r.was, r.became
     from (select unnest(from_json($1, '[{"sequence":"DOUBLE","marketplace":"VARCHAR","job":"VARCHAR",
       "seenAt":"DOUBLE","kind":"VARCHAR","was":"VARCHAR","became":"VARCHAR"}]')) as r)`,
    [JSON.stringify(rows)],
  );
}

/** Forgets the oldest of more than so many changes. */
export async function dropOldChanges(statement: Statement): Promise<void> {
  await statement.run(
    `delete from changes where sequence <
     (select min(sequence) from (select sequence from changes order by sequence desc limit ${MOST_CHANGES}))`,
    [],
  );
}

/** Forgets the changes of jobs that are not held any more. */
export async function dropStrayChanges(statement: Statement): Promise<void> {
  await statement.run("delete from changes where job <> '' and job not in (select id from jobs)");
}

/** What was seen to change of a job, newest first; `since` is from when on, null where it is not held. */
export async function readHistory(
  engine: Engine,
  job: string,
  limit: number,
): Promise<{ changes: LoggedChange[]; since: number | null }> {
  const [held] = await engine.read(
    `select greatest(firstSeenAt, (select arg_min(seenAt, sequence) from changes)) as since
     from jobs where id = $1`,
    [job],
    sinceRow,
  );
  const changes = await engine.read(
    `select seenAt, kind, was, became from changes where job = $1 and kind <> 'other'
     order by sequence desc limit $2::integer`,
    [job, limit],
    loggedRow,
  );
  return { changes, since: held?.since ?? null };
}

type Since = { marketplace: string; after: number; limit: number };

/** The jobs that changed after a number; null where the log does not reach back to it. */
export async function changedSince(
  engine: Engine,
  { marketplace, after, limit }: Since,
): Promise<{ sequence: number; ids: string[] } | null> {
  const [log] = await engine.read(
    "select min(sequence) as first, max(sequence) as last from changes",
    [],
    reachRow,
  );
  if (log?.first == null || log.last === null || after < log.first) return null;
  const rows = await engine.read(
    `select job as id from changes where marketplace = $1 and sequence > $2
     group by job order by max(sequence) desc, job limit $3::integer`,
    [marketplace, after, limit],
    idRow,
  );
  return { sequence: log.last, ids: rows.map(({ id }) => id) };
}
