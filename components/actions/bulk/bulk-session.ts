import {
  type ActionSessionParts,
  askUntilEnded,
  toProblem,
} from "@/components/actions/action-session";
import { createObservable, type Observable } from "@/components/ui/observable";
import type { BulkItem, BulkLine, BulkStop } from "@/lib/actions/bulk-assign";
import { type ActionAnswer, activeVisit, type JobNow, seenOf } from "@/lib/actions/job-action";
import { type Problem, ProblemError } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";

/** What became of one visit of several. */
type VisitEnd =
  | { kind: "waiting" }
  | { kind: "sending" }
  | { kind: "done"; answer: ActionAnswer }
  | { kind: "failed"; problem: Problem }
  /** It was stopped before this one. */
  | { kind: "unsent" };

/** One of several visits; the job is as it was decided on. */
export type BulkVisit = { job: Job; item: BulkItem; end: VisitEnd };

export type BulkState =
  | { kind: "idle" }
  | { kind: "running"; visits: readonly BulkVisit[]; secondsLeft: number; stopping: boolean }
  | { kind: "over"; visits: readonly BulkVisit[]; why: WhyOver };

/** Why it went no further; null where everything was tried. A problem: the server was not reached. */
type WhyOver = BulkStop | "person" | Problem | null;

export interface BulkSession {
  state: Observable<BulkState>;
  /** Has these technicians go to each of these visits. Jobs without one are left out. */
  start: (jobs: readonly Job[], technicians: readonly string[]) => Promise<void>;
  /** Nothing more is sent; what became of the one on its way is asked for. */
  stop: () => void;
  /** Sends anew what was not done, for the jobs as they are now. */
  retry: () => Promise<void>;
  /** Asks what became of one whose end nobody knew. */
  check: (key: string) => Promise<void>;
  /** Forgets what came of it. What is under way stays. */
  dismiss: () => void;
}

export interface BulkSessionParts extends Pick<ActionSessionParts, "askAfter" | "sleep"> {
  send: (items: readonly BulkItem[], signal: AbortSignal) => AsyncIterable<BulkLine>;
  newKey: () => string;
  /** A job as Amazon has just shown it. */
  onJob: (job: Job | JobNow) => void;
  /** What others show of the jobs is to be asked anew. */
  onEnd: () => void;
}

const CUT = { detail: "The answer has no end.", reason: "unreachable" } as const;

/** Has many visits assigned, one list of them at a time. Closing whatever shows it ends nothing. */
export function createBulkSession(parts: BulkSessionParts): BulkSession {
  const state = createObservable<BulkState>({ kind: "idle" });
  let stopping = new AbortController();

  function visitsNow(): readonly BulkVisit[] {
    const now = state.current();
    return now.kind === "idle" ? [] : now.visits;
  }

  function withEnd(key: string, end: VisitEnd): readonly BulkVisit[] {
    return visitsNow().map((visit) => (visit.item.key === key ? { ...visit, end } : visit));
  }

  function learn(end: VisitEnd): void {
    if (end.kind === "done" && end.answer.job !== null) parts.onJob(end.answer.job);
    const current = end.kind === "failed" ? (end.problem.current as JobNow | undefined) : undefined;
    if (current !== undefined) parts.onJob(current);
  }

  function hear(line: Exclude<BulkLine, { type: "over" }>): void {
    const { key, secondsLeft } = line;
    const end = endOf(line);
    learn(end);
    const { aborted } = stopping.signal;
    state.set({ kind: "running", visits: withEnd(key, end), secondsLeft, stopping: aborted });
  }

  const endAsked = (asking: Promise<ActionAnswer>): Promise<VisitEnd> =>
    asking.then(
      (answer) => ({ kind: "done", answer }),
      (error: unknown) => {
        const problem = toProblem(error);
        return problem.code === "not_found" ? { kind: "unsent" } : { kind: "failed", problem };
      },
    );

  /** Whoever stops, or loses the connection, does not hear how the one on its way ends. */
  async function settled(): Promise<readonly BulkVisit[]> {
    const sending = visitsNow().find(({ end }) => end.kind === "sending");
    if (sending === undefined) return visitsNow();
    const { key } = sending.item;
    const end = await endAsked(askUntilEnded(key, parts));
    const calledOff = end.kind === "failed" && end.problem.reason === "notDone";
    if (calledOff && stopping.signal.aborted) return withEnd(key, { kind: "unsent" });
    learn(end);
    return withEnd(key, end);
  }

  function over(visits: readonly BulkVisit[], why: WhyOver): void {
    const unsent = visits.map((visit): BulkVisit => {
      return visit.end.kind === "waiting" ? { ...visit, end: { kind: "unsent" } } : visit;
    });
    state.set({ kind: "over", visits: unsent, why });
  }

  async function run(visits: readonly BulkVisit[]): Promise<void> {
    const wanted = visits.filter(({ end }) => end.kind === "waiting");
    if (wanted.length === 0) return;
    stopping = new AbortController();
    const { signal } = stopping;
    state.set({ kind: "running", visits, secondsLeft: wanted.length, stopping: false });
    let why: WhyOver = null;
    try {
      let heard: BulkStop | null | undefined;
      const items = wanted.map(({ item }) => item);
      for await (const line of parts.send(items, signal)) {
        if (line.type === "over") heard = line.stopped;
        else hear(line);
      }
      if (heard === undefined) throw new ProblemError("upstream_unavailable", CUT);
      why = heard;
    } catch (error) {
      why = signal.aborted ? "person" : toProblem(error);
    }
    over(await settled(), why);
    parts.onEnd();
  }

  return {
    state,
    async start(jobs, technicians) {
      if (state.current().kind === "running") return;
      await run(jobs.flatMap((job) => wishFor(job, technicians, parts.newKey())));
    },
    stop() {
      const now = state.current();
      if (now.kind !== "running") return;
      stopping.abort();
      state.set({ ...now, stopping: true });
    },
    async retry() {
      const now = state.current();
      if (now.kind !== "over") return;
      await run(
        now.visits.flatMap((visit): BulkVisit[] => {
          if (!isOpen(visit)) return [visit];
          return wishFor(latest(visit), visit.item.technicians, parts.newKey());
        }),
      );
    },
    async check(key) {
      const end = await endAsked(parts.askAfter(key));
      const now = state.current();
      if (now.kind !== "over") return;
      learn(end);
      over(withEnd(key, end), now.why);
      parts.onEnd();
    },
    dismiss() {
      if (state.current().kind === "over") state.set({ kind: "idle" });
    },
  };
}

/** Whether a visit was surely not assigned, so that it may be sent anew. */
function isOpen({ end }: BulkVisit): boolean {
  return end.kind === "unsent" || (end.kind === "failed" && !isUnknown(end.problem));
}

/** Whether nobody knows what became of it: it is looked for, and not sent anew. */
export function isUnknown({ code }: Problem): boolean {
  return code === "outcome_unknown" || code === "in_progress";
}

/** The job as it is now, where Amazon has shown it since. */
function latest({ job, end }: BulkVisit): Job {
  const current = end.kind === "failed" ? (end.problem.current as JobNow | undefined) : undefined;
  return { ...job, ...current };
}

function wishFor(job: Job, technicians: readonly string[], key: string): BulkVisit[] {
  const appointment = activeVisit(job)?.appointmentId;
  if (appointment === undefined) return [];
  const item = { job: job.serviceJobId, key, appointment, technicians, seen: seenOf(job) };
  return [{ job, item, end: { kind: "waiting" } }];
}

function endOf(line: Exclude<BulkLine, { type: "over" }>): VisitEnd {
  if (line.type === "done") return { kind: "done", answer: line.answer };
  return line.type === "failed" ? { kind: "failed", problem: line.problem } : { kind: "sending" };
}
