import "server-only";
import type { Unwritten } from "@/lib/jobs/export-records";
import { type ExportTrace, traceExport } from "@/lib/server/audit/export-trace";
import type { User } from "@/lib/server/auth/user";
import { chargeCall } from "@/lib/server/http/user-share";
import type { WalkOutcome } from "@/lib/server/jobs/crawl/outcome";
import { type WalkParts, walkJobs } from "@/lib/server/jobs/crawl/walk-jobs";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import { spApi } from "@/lib/server/jobs/source/upstream";
import { type Sleep, sleep } from "@/lib/server/sp-api/waiting";
import { type ExportDesk, exportDesk, type Place } from "./export-desk";
import { type ExportRequest, readExportRequest } from "./export-request";
import { exportStream } from "./export-stream";
import { fileNameOf } from "./file-name";
import { csvRecords, endOf, type Heading, jsonRecords } from "./records";
import { writeResume } from "./resume-token";

export type ExportCaller = { user: User; signal: AbortSignal };

export type ExportParts = {
  ask: WalkParts["ask"];
  sleep: Sleep;
  /** Epoch milliseconds. */
  now: () => number;
  desk: ExportDesk;
  /** Puts the export on record before anything is read. */
  trace: (user: User, request: ExportRequest) => Promise<ExportTrace>;
};

/**
 * Everything that a search finds, as a file that streams while Amazon is read. The response begins
 * when the export has had its turn and Amazon has answered once; until then every failure rejects.
 * A later failure, or a shutdown, ends the file with a record that says what is missing; a job that
 * cannot be written is named there.
 * @throws ProblemError as `readExportRequest` and the export desk do, and what Amazon's room throws
 */
export async function exportJobs(
  params: URLSearchParams,
  caller: ExportCaller,
  parts: ExportParts = liveParts(),
): Promise<Response> {
  const request = readExportRequest(params, parts.now());
  const place = await parts.desk.enter(caller.signal);
  try {
    const ended = await parts.trace(caller.user, request);
    return await respond(request, { ...caller, ended }, place, parts).catch((error) => {
      ended(null);
      throw error;
    });
  } catch (error) {
    place.leave();
    throw error;
  }
}

async function respond(
  request: ExportRequest,
  caller: ExportCaller & { ended: ExportTrace },
  place: Place,
  parts: ExportParts,
): Promise<Response> {
  const { asOf, question, format, query, start } = request;
  const left = new AbortController();
  const signal = AbortSignal.any([caller.signal, left.signal]);
  const { ending } = place;
  caller.signal.addEventListener("abort", place.leave, { once: true });
  const walk = walkJobs({ query, user: caller.user.id, signal, ending, start }, parts);
  const first = await walk.next();
  const records = format === "csv" ? csvRecords(request) : jsonRecords();
  const resumeOf = (outcome: WalkOutcome, unwritten: Unwritten) =>
    outcome.complete || outcome.place === null
      ? null
      : writeResume({ asOf, question, place: outcome.place, unwritten });
  const heading = headingOf(request, first.value.total);
  const body = exportStream({
    walk,
    first,
    unwritten: request.unwritten,
    signal,
    script: {
      head: records.head(heading),
      row: (job) => records.row(shapeJob(job, caller.user.role, parts.now())),
      end: (outcome, unwritten) =>
        records.end(endOf(outcome, unwritten, resumeOf(outcome, unwritten))),
    },
    onIdle() {
      place.windUp();
      place.leave();
    },
    onCancel: () => left.abort(),
    onEnd(outcome, failure) {
      place.leave();
      caller.ended(outcome, failure);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": records.contentType,
      "content-disposition": `attachment; filename="${fileNameOf(request, records.extension)}"`,
      "cache-control": "private, no-store",
      "x-as-of": asOf,
      ...(heading.total === null ? {} : { "x-total-count": String(heading.total) }),
    },
  });
}

function headingOf(request: ExportRequest, total: number | null): Heading {
  const { search, asOf, zone, start, unwritten } = request;
  return { search, asOf, zone, total, after: (start?.rows ?? 0) - unwritten.count };
}

function liveParts(): ExportParts {
  return {
    ask(query, options) {
      chargeCall(options?.user, "export");
      return spApi().getServiceJobs(query, options);
    },
    sleep,
    now: Date.now,
    desk: exportDesk(),
    trace: traceExport,
  };
}
