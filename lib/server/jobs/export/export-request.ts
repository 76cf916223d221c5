import "server-only";
import { type ParameterError, ProblemError } from "@/lib/http/problem";
import { NONE_UNWRITTEN, type Unwritten } from "@/lib/jobs/export-records";
import { indexOnlyParameters } from "@/lib/search/index-only";
import { type JobsSearch, MAX_PAGE_SIZE, searchToString, zoneOf } from "@/lib/search/jobs-search";
import { settings } from "@/lib/server/config/settings";
import type { CrawlCursor } from "@/lib/server/jobs/crawl/crawl";
import { searchFrom } from "@/lib/server/jobs/search-request";
import { planJobs } from "@/lib/server/jobs/source/plan";
import type { JobsQuery } from "@/lib/server/sp-api/operations/get-service-jobs";
import { formatInstant } from "@/lib/time/instant";
import { nameOf, readResume } from "./resume-token";

/** What an export reads beside the parameters of a search. */
const OWN_PARAMETERS = ["format", "bom", "marks", "resume"];

const FORMATS = ["csv", "json"] as const;

type ExportFormat = (typeof FORMATS)[number];

export type ExportRequest = {
  /** As it stands in the address of the jobs page, held still at `asOf`. */
  search: string;
  asOf: string;
  asked: JobsSearch;
  query: JobsQuery;
  /** Names the question, so that no other goes on from its resume token. */
  question: string;
  /** The zone in which the search means its days. */
  zone: string;
  format: ExportFormat;
  /** Begins a CSV with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean;
  /** Whether JSON Lines say now and then how an export goes on that breaks off there. */
  marks: boolean;
  start: CrawlCursor | null;
  /** Jobs that no earlier part could write. */
  unwritten: Unwritten;
};

/**
 * Reads `GET /api/jobs/export?…`: the search of the jobs page, and `format`, `bom`, `marks`, `resume`. Where
 * somebody stands in the list (`page`, `size`, `job`) does not matter.
 * @param now epoch ms up to which an open list is meant, unless the address or the token says it
 * @throws ProblemError `bad_search` naming what cannot be read
 */
export function readExportRequest(params: URLSearchParams, now: number): ExportRequest {
  const format = FORMATS.find((one) => one === (params.get("format") ?? "csv"));
  if (format === undefined) {
    throw refused("format", `The formats are ${FORMATS.join(" and ")}.`, params.get("format"));
  }
  const bom = switchIn(params, "bom", "1 begins the file with a byte order mark, 0 does not.");
  const marks = switchIn(params, "marks", "1 adds marks to JSON Lines, 0 does not.");
  const token = params.get("resume");
  const resume = token === null ? null : readResume(token);
  if (token !== null && resume === null) {
    throw refused("resume", "This is no resume token: copy it whole, as the export ended with it.");
  }
  const asked = searchFrom(params, OWN_PARAMETERS);
  const heldAt = Date.parse(resume?.asOf ?? asked.asOf ?? new Date(now).toISOString());
  const search: JobsSearch = {
    ...asked,
    asOf: formatInstant(heldAt),
    page: 1,
    size: MAX_PAGE_SIZE,
    job: null,
  };
  const { marketplaceIds } = settings();
  const query = planJobs(search, marketplaceIds[0], now);
  const question = nameOf(indexOnlyParameters(search).length > 0 ? search : query);
  if (resume !== null && resume.question !== question) {
    throw refused("resume", "This resume token belongs to another search.");
  }
  return {
    search: searchToString(search),
    asOf: new Date(heldAt).toISOString(),
    asked: search,
    query,
    question,
    zone: zoneOf(search, marketplaceIds),
    format,
    bom,
    marks,
    start: resume?.cursor ?? null,
    unwritten: resume?.unwritten ?? NONE_UNWRITTEN,
  };
}

function switchIn(params: URLSearchParams, name: string, detail: string): boolean {
  const value = params.get(name) ?? "0";
  if (value !== "0" && value !== "1") throw refused(name, detail, value);
  return value === "1";
}

function refused(parameter: string, detail: string, value: string | null = null): ProblemError {
  const error: ParameterError = { parameter, detail };
  if (value !== null) error.values = [value];
  return new ProblemError("bad_search", {
    detail: `Not understood: ${parameter}. ${detail}`,
    errors: [error],
  });
}
