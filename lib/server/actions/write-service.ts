import "server-only";
import { createHash } from "node:crypto";
import type { Receipt, Seen } from "@/lib/actions/job-action";
import {
  type ActionRow,
  beginAction,
  dropAction,
  endAction,
  findAction,
  keepActionAlive,
  takeAbandoned,
} from "@/lib/server/db/actions";
import type { Database } from "@/lib/server/db/database";
import type { CallOptions, SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { WireJob } from "@/lib/server/sp-api/wire";
import {
  isAsSeen,
  type JobWrite,
  mayRepeat,
  sendWrite,
  type Verdict,
  verdictOn,
} from "./job-write";
import { aboutOf, type Ended, ended, endedIn, receiptOf } from "./receipts";
import { isRefused, techniciansIn } from "./refusals";

export type WriteParts = {
  api: SpApi;
  database: () => Promise<Database>;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Keeps on record what is about to be done. What it cannot keep is not done. */
  record: (intent: Intent) => Promise<void>;
  /** Notes what came of it, and the job then, where Amazon showed it. Never rejects. */
  note: (wanted: Wanted, end: Ended, job: WireJob | null) => void;
  /** A job as Amazon has just shown it, asked at `askedAt`, epoch ms. Resolves once all here shows it. Never rejects. */
  learn: (job: WireJob, askedAt: number) => Promise<void>;
  /** After so long without a sign of life, in milliseconds, a process is no longer at what it began. */
  abandonedMs?: number;
};

/** Who wants it; the role is null where nobody remembers it. */
type Wanting = { id: string; name: string; email?: string | null; role: string | null };

/** What somebody wants of a job. */
export type Wanted = {
  /** A UUID of the screen's, one for each intent. */
  key: string;
  user: Wanting;
  jobId: string;
  write: JobWrite;
};

/** `seen` is what the screen saw when the person decided; `through` is said where nobody waits for it. */
export type Intent = Wanted & { seen: Seen; through?: Pick<CallOptions, "lane" | "signal"> };

export type WriteResult =
  /**
   * `job` is null where Amazon did not show it again; `failure` holds what is not kept: Amazon's words. It
   * is null for what was done, and for what is told once more.
   */
  | {
      type: "ended";
      end: Ended;
      receipt: Receipt;
      job: WireJob | null;
      failure: SpApiError | null;
    }
  /** The job is no longer what the person saw. Nothing was sent. */
  | { type: "conflict"; job: WireJob }
  /** This intent, or another one for the same job, is under way. */
  | { type: "in_progress" }
  /** The key was used for something else. */
  | { type: "key_reused" };

/** When a job is read again after an answer that was lost, in milliseconds after it. */
const LOOKS_MS = [1_000, 3_000, 8_000];

const ALIVE_MS = 5_000;
const ABANDONED_MS = 30_000;

export type WriteService = ReturnType<typeof createWriteService>;

/**
 * Has Amazon do things with jobs: keeps the intent, looks, compares with what the person saw, records it,
 * sends once, and looks again. One write at a time for each job, among all processes of one database; an intent that is
 * asked for twice is one. Nobody's leaving ends it. What a process leaves behind, another one looks up.
 */
export function createWriteService(parts: WriteParts) {
  const { abandonedMs = ABANDONED_MS } = parts;
  const busyJobs = new Map<string, Promise<unknown>>();

  async function look(jobId: string, options?: CallOptions) {
    const askedAt = parts.now();
    const { data: job } = await parts.api.getServiceJobByServiceJobId(jobId, options);
    return { job, learnt: parts.learn(job, askedAt) };
  }

  /** The job as Amazon shows it, once everything here does: who is told of a write finds it wherever they look. */
  const lookIfPossible = (jobId: string) =>
    look(jobId).then(
      ({ job, learnt }) => learnt.then(() => job),
      () => null,
    );

  /** The job after a success. What was read already when that came may still be the job before it. */
  async function lookAfter({ jobId, write }: Wanted): Promise<WireJob | null> {
    const job = await lookIfPossible(jobId);
    return job !== null && verdictOn(job, write) === "not done" ? lookIfPossible(jobId) : job;
  }

  /** Reads the job until it shows what became of a write; its last word counts. */
  async function settle({ jobId, write }: Wanted) {
    let verdict: Verdict = "neither";
    let job: WireJob | null = null;
    let waited = 0;
    for (const at of LOOKS_MS) {
      await parts.sleep(at - waited);
      waited = at;
      job = await lookIfPossible(jobId);
      if (job === null) continue;
      verdict = verdictOn(job, write);
      if (verdict === "done") break;
    }
    return { verdict, job };
  }

  async function send(wanted: Intent, isRepeat: boolean): Promise<Sent> {
    const { jobId, user, write, through } = wanted;
    try {
      const { data, requestId } = await sendWrite(parts.api, jobId, write, {
        user: user.id,
        ...through,
      });
      const warnings = data.warnings.map(({ code, message }) => {
        return { code, technicians: techniciansIn(message) };
      });
      const end = ended("done", { warnings, requestId, appointmentId: data.appointmentId ?? null });
      return { end, job: await lookAfter(wanted), failure: null };
    } catch (failure) {
      if (!(failure instanceof SpApiError)) return calledOff(failure, through);
      const about = aboutOf(failure);
      if (failure.kind !== "unknown_outcome") {
        const job = await lookIfPossible(jobId);
        // Of a repeat, because the first was done after all.
        if (isRepeat && job !== null && verdictOn(job, write) === "done") {
          return { end: ended("done", about), job, failure: null };
        }
        return { end: ended(isRefused(failure) ? "refused" : "not_done", about), job, failure };
      }
      const { verdict, job } = await settle(wanted);
      if (verdict === "not done" && mayRepeat(write) && !isRepeat) return send(wanted, true);
      return { end: ended(STATES[verdict], about), job, failure };
    }
  }

  /** Keeps and notes what came of it. Answers the row as it is then. */
  async function keepEnd(row: ActionRow, wanted: Wanted, { end, job }: Came): Promise<ActionRow> {
    parts.note(wanted, end, job);
    const kept = { state: end.state, outcome: end, endedAt: new Date(parts.now()) };
    // What cannot be kept now is looked up later.
    await parts
      .database()
      .then((db) => endAction(db, row.key, kept))
      .catch(() => undefined);
    return { ...row, ...kept };
  }

  /** Keeps an intent; null where another one for the job is under way, after those that nobody is at any more. */
  async function begin(intent: Intent): Promise<ActionRow | null> {
    const { key, user, jobId, write } = intent;
    const { operation } = write;
    const at = new Date(parts.now());
    const about = { key, userId: user.id, userName: user.email || user.name, jobId, operation };
    const row = { ...about, hash: hashOf(intent), wish: write, at };
    const db = await parts.database();
    const begun = await beginAction(db, row);
    if (begun !== null) return begun;
    const abandoned = await takeAbandoned(db, abandonedMs, { jobId });
    for (const one of abandoned) await lookUp(one);
    return abandoned.length > 0 ? beginAction(db, row) : null;
  }

  async function perform(intent: Intent): Promise<WriteResult> {
    const row = await begin(intent);
    if (row === null) return { type: "in_progress" };
    const alive = setInterval(() => {
      void parts
        .database()
        .then((db) => keepActionAlive(db, row.key))
        .catch(() => undefined);
    }, ALIVE_MS).unref();
    try {
      // Not before it is the only one: what was read then could be changed meanwhile.
      const options = { user: intent.user.id, ...intent.through };
      const { job } = await look(intent.jobId, options).catch((error) => takeBack(row, error));
      if (!isAsSeen(job, intent.seen)) {
        await dropAction(await parts.database(), row.key);
        return { type: "conflict", job };
      }
      await parts.record(intent).catch(async (error: unknown) => {
        await keepEnd(row, intent, { end: ended("not_done"), job });
        throw error;
      });
      const sent = await send(intent, false);
      const kept = await keepEnd(row, intent, sent);
      return { type: "ended", ...sent, receipt: receiptOf(kept) };
    } finally {
      clearInterval(alive);
    }
  }

  /** Nothing was sent, and the key is good for another try. */
  async function takeBack(row: ActionRow, error: unknown): Promise<never> {
    await dropAction(await parts.database(), row.key);
    throw error;
  }

  /** What became of an intent that was asked for before; looks again where nobody knew. */
  async function recall(row: ActionRow): Promise<WriteResult> {
    const end = endedIn(row);
    if (end === null) {
      const [taken] = await takeAbandoned(await parts.database(), abandonedMs, { key: row.key });
      return taken === undefined ? { type: "in_progress" } : lookUp(taken);
    }
    if (end.state === "unknown") return lookUp(row);
    const job = await lookIfPossible(row.jobId);
    return { type: "ended", end, receipt: receiptOf(row), job, failure: null };
  }

  /** Looks once what became of an intent whose end nobody knows. */
  async function lookUp(row: ActionRow): Promise<WriteResult> {
    const before = endedIn(row);
    const { key, userId, jobId } = row;
    const write = row.wish as JobWrite;
    const job = await lookIfPossible(jobId);
    const verdict = job === null ? "neither" : verdictOn(job, write);
    const end = { ...(before ?? ended("unknown")), state: STATES[verdict] };
    const user = { id: userId, name: row.userName ?? userId, role: null };
    const isNews = before?.state !== end.state;
    const kept = isNews ? await keepEnd(row, { key, user, jobId, write }, { end, job }) : row;
    return { type: "ended", end, receipt: receiptOf(kept), job, failure: null };
  }

  /** Does it unless a write to this job is under way here; then this one is, until it has ended. */
  async function alone(jobId: string, work: () => Promise<WriteResult>): Promise<WriteResult> {
    if (busyJobs.has(jobId)) return { type: "in_progress" };
    const done = work();
    busyJobs.set(jobId, done);
    try {
      return await done;
    } finally {
      busyJobs.delete(jobId);
    }
  }

  return {
    /** Rejects with SpApiError where the first look fails, and as `record` does: nothing was sent then. */
    write: (intent: Intent): Promise<WriteResult> =>
      alone(intent.jobId, async () => {
        const known = await findAction(await parts.database(), intent.key);
        if (known === null) return perform(intent);
        return known.hash === hashOf(intent) ? recall(known) : { type: "key_reused" };
      }),
    /** What became of an intent; null for a key that nobody has used. */
    async recall(key: string): Promise<WriteResult | null> {
      const row = await findAction(await parts.database(), key);
      return row === null ? null : alone(row.jobId, () => recall(row));
    },
    /** Looks what became of everything that no process is at any more. Answers how many there were. */
    async settleAll(): Promise<number> {
      const rows = await takeAbandoned(await parts.database(), abandonedMs);
      for (const row of rows) await alone(row.jobId, () => lookUp(row));
      return rows.length;
    },
    /** Resolves when everything that is under way here has ended. Never rejects. */
    async settled(): Promise<void> {
      await Promise.allSettled(busyJobs.values());
    },
  };
}

type Came = { end: Ended; job: WireJob | null };
type Sent = Came & { failure: SpApiError | null };

/** What is called off has not been sent. Whatever else was thrown is thrown on. */
function calledOff(error: unknown, through: Intent["through"]): Sent {
  if (!through?.signal?.aborted) throw error;
  return { end: ended("not_done"), job: null, failure: null };
}

const STATES = { done: "done", "not done": "not_done", neither: "unknown" } as const;

/** Of everything that is asked, whoever asks: a key is good for one person's one intent. */
function hashOf({ user, jobId, write, seen }: Intent): string {
  const asked = JSON.stringify([user.id, jobId, write, seen]);
  return createHash("sha256").update(asked).digest("base64");
}
