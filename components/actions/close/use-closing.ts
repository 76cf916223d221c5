"use client";
import { useMemo, useState, useSyncExternalStore } from "react";
import type { WishState } from "@/components/actions/action-session";
import { refusalsIn } from "@/components/actions/use-refusals";
import { plannedSpan, type Span, type Told, unsaved, workedProblem } from "@/lib/actions/closing";
import type { UploadedDocument } from "@/lib/actions/documents";
import { type ActionBody, activeVisit, seenOf } from "@/lib/actions/job-action";
import { sendBytes } from "@/lib/http/send-bytes";
import type { Job } from "@/lib/jobs/job";
import { type Closing, type ClosingSession, createClosingSession } from "./closing-session";
import { useReadiness } from "./document-list";
import { prepareDocument } from "./prepare-document";
import { readSpan, type SpanReading, type TypedTime, typedTime } from "./typed-time";

/** By job and visit: whoever goes on to another one and comes back finds what was said. */
const sessions = new Map<string, ClosingSession>();

function sessionOf(jobId: string, visitId: string): ClosingSession {
  const key = `${jobId} ${visitId}`;
  const known = sessions.get(key);
  if (known) return known;
  const address = `/api/jobs/${encodeURIComponent(jobId)}/documents`;
  const session = createClosingSession({
    prepare: prepareDocument,
    upload: (bytes, on) => sendBytes<UploadedDocument>(address, bytes, on),
  });
  sessions.set(key, session);
  return session;
}

export type ClosingProblem =
  | "incomplete"
  | "skipped"
  | "timesInFuture"
  | "endBeforeStart"
  | "nobody"
  | "uploading"
  | "expired";

export type ClosingView = Closing &
  Pick<ClosingSession, "change" | "add" | "again" | "remove"> & {
    from: TypedTime;
    to: TypedTime;
    reading: SpanReading;
    technicians: readonly string[];
    /** What is wrong with a step, if anything is. */
    problems: {
      times: ClosingProblem | null;
      people: ClosingProblem | null;
      documents: ClosingProblem | null;
    };
    /** What is still to be saved; null where nothing is. */
    body: ActionBody["fulfil"] | null;
    /** What became of something that was sent, wherever the person is by now. */
    noteEnd: (body: ActionBody["fulfil"], end: WishState) => void;
    /** Nothing more is to be said of a job that is over. */
    forget: () => void;
  };

/** What is told of the visit of a job that is over, and what of it is to be saved. */
export function useClosing(job: Job, now: number): ClosingView {
  const { serviceJobId, zone } = job;
  const visitId = activeVisit(job)?.appointmentId ?? "";
  const session = useMemo(() => sessionOf(serviceJobId, visitId), [serviceJobId, visitId]);
  const [openedAt] = useState(now);
  const { state, change, add, again, remove } = session;
  const closing = useSyncExternalStore(state.subscribe, state.current, state.current);
  const isReady = useReadiness(closing.documents);
  const planned = plannedSpan(job);
  const from = closing.from ?? asTyped(planned?.start, zone);
  const to = closing.to ?? asTyped(planned && likelyEnd(planned, openedAt), zone);
  const reading = readSpan(from, to, zone);
  const times = timesProblem(reading, now);
  const ready = closing.documents.flatMap((entry) =>
    entry.state.kind === "ready" && isReady(entry) ? entry.state.document : [],
  );
  const told: Told = {
    worked: reading.kind === "span" && times === null ? reading.span : null,
    technicians: closing.technicians,
    documents: ready.map(({ id, sha256 }) => ({ id, sha256 })),
  };
  return {
    ...closing,
    ...{ change, add, again, remove, from, to, reading },
    technicians: closing.technicians ?? seenOf(job).technicians,
    problems: {
      times,
      people: closing.technicians?.length === 0 ? "nobody" : null,
      documents: documentsProblem(closing, isReady),
    },
    body: unsaved(job, told, closing.saved),
    noteEnd(body, end) {
      if (end.kind === "done") session.keep(body);
      if (end.kind !== "failed") return;
      session.refuse(
        body,
        refusalsIn(end.problem).flatMap(({ reason }) => reason ?? []),
      );
    },
    forget: () => sessions.delete(`${serviceJobId} ${visitId}`),
  };
}

const STEP_MS = 5 * 60_000;

/** A visit that was to last longer ended just now, or it would not be told. */
function likelyEnd({ start, end }: Span, now: number): number {
  const latest = Math.floor(now / STEP_MS) * STEP_MS;
  return end > now && latest > start ? latest : end;
}

const EMPTY: TypedTime = { day: "", clock: "", later: false };

function asTyped(ms: number | null | undefined, zone: string): TypedTime {
  return ms == null ? EMPTY : typedTime(ms, zone);
}

function timesProblem(reading: SpanReading, now: number): ClosingProblem | null {
  if (reading.kind === "incomplete" || reading.kind === "skipped") return reading.kind;
  return reading.kind === "span" ? workedProblem(reading.span, now) : null;
}

const ON_THE_WAY: ReadonlySet<string> = new Set(["waiting", "preparing", "sending"]);

function documentsProblem(
  { documents }: Closing,
  isReady: ReturnType<typeof useReadiness>,
): ClosingProblem | null {
  if (documents.some(({ state }) => ON_THE_WAY.has(state.kind))) return "uploading";
  return documents.some((entry) => entry.state.kind === "ready" && !isReady(entry))
    ? "expired"
    : null;
}
