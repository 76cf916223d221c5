import "server-only";
import type { User } from "@/lib/access/user";
import type { Unwritten } from "@/lib/jobs/export-records";
import { accounts } from "@/lib/server/jobs/accounts";
import type { CrawlCursor, CrawlOutcome } from "@/lib/server/jobs/crawl/crawl";
import { shapeJob } from "@/lib/server/jobs/privacy/privacy";
import type { JobsSource } from "@/lib/server/jobs/source/jobs-source";
import { dayInZone } from "@/lib/time/calendar";
import { parseInstant } from "@/lib/time/instant";
import { type ExportRequest, readExportRequest } from "./export-request";
import { type ExportSlot, type ExportSlots, exportSlots } from "./export-slots";
import { exportStream } from "./export-stream";
import { type ExportTrace, traceExport } from "./export-trace";
import { csvRecords, endOf, type Heading, jsonRecords } from "./records";
import { writeResume } from "./resume-token";

/** Nothing is older: where a range begins here, it is open. */
const OPEN = Date.UTC(2010, 0, 2);

/**
 * A file's name with the days of the search: `service-jobs-2026-11-23.csv`, or the first and the last
 * one, and for a later part the row with which it begins.
 */
function fileNameOf({ query, zone, start, unwritten }: ExportRequest, extension: string): string {
  const ends = [
    query.createdAfter ?? query.lastUpdatedAfter,
    query.createdBefore ?? query.lastUpdatedBefore,
  ].map((end) => (end === undefined ? null : parseInstant(end)));
  const days = ends
    .filter((end) => end !== null)
    .filter((end) => end >= OPEN)
    .map((end) => dayInZone(end, zone));
  const before = (start?.rows ?? 0) - unwritten.count;
  const part = before > 0 ? `_from-row-${before + 1}` : "";
  return `service-jobs-${[...new Set(days)].join("_")}${part}.${extension}`;
}

type ExportCaller = { user: User; signal: AbortSignal };

type ExportParts = {
  crawl: JobsSource["crawl"];
  /** Epoch milliseconds. */
  now: () => number;
  slots: ExportSlots;
  /** Puts the export on record before anything is read. */
  trace: (user: User, request: ExportRequest) => Promise<ExportTrace>;
};

/**
 * Everything that a search finds, as a file that streams while Amazon is read. The response begins
 * when the export has a slot and Amazon has answered once; until then every failure rejects.
 * A later failure, or a shutdown, ends the file with a record that says what is missing; a job that
 * cannot be written is named there.
 * @throws ProblemError as `readExportRequest` and the export slots do, and what Amazon's room throws
 */
export async function exportJobs(
  params: URLSearchParams,
  caller: ExportCaller,
  parts: ExportParts = liveParts(),
): Promise<Response> {
  const request = readExportRequest(params, parts.now());
  const slot = await parts.slots.acquire(caller.signal);
  try {
    const ended = await parts.trace(caller.user, request);
    return await respond(request, { ...caller, ended }, slot, parts).catch(async (error) => {
      await ended(null);
      throw error;
    });
  } catch (error) {
    slot.release();
    throw error;
  }
}

async function respond(
  request: ExportRequest,
  caller: ExportCaller & { ended: ExportTrace },
  slot: ExportSlot,
  parts: ExportParts,
): Promise<Response> {
  const { asked, asOf, question, format, query, start } = request;
  const left = new AbortController();
  const signal = AbortSignal.any([caller.signal, left.signal]);
  const { ending } = slot;
  caller.signal.addEventListener("abort", slot.release, { once: true });
  const crawl = parts.crawl({ query, search: asked, user: caller.user.id, signal, ending, start });
  const first = await crawl.next();
  const records = format === "csv" ? csvRecords(request) : jsonRecords();
  const resumeFrom = (cursor: CrawlCursor | null, unwritten: Unwritten) =>
    cursor && writeResume({ asOf, question, cursor, unwritten });
  const resumeOf = (outcome: CrawlOutcome, unwritten: Unwritten) =>
    outcome.complete ? null : resumeFrom(outcome.cursor, unwritten);
  const heading = headingOf(request, first.value.total);
  const body = exportStream({
    crawl,
    first,
    unwritten: request.unwritten,
    signal,
    script: {
      head: records.head(heading),
      row: (job) => records.row(shapeJob(job, caller.user.role, parts.now())),
      mark: (cursor, unwritten) =>
        request.marks ? records.mark({ type: "mark", resume: resumeFrom(cursor, unwritten) }) : "",
      end: (outcome, unwritten) =>
        records.end(endOf(outcome, unwritten, resumeOf(outcome, unwritten))),
    },
    onIdle() {
      slot.windUp();
      slot.release();
    },
    onCancel: () => left.abort(),
    onEnd(outcome, failure) {
      slot.release();
      return caller.ended(outcome, failure);
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
    crawl: accounts.get().default.jobs.crawl,
    now: Date.now,
    slots: exportSlots.get(),
    trace: traceExport,
  };
}
