import "server-only";
import type { Job } from "@/lib/jobs/job";
import type { WalkOutcome } from "../walk/outcome";
import type { ExportRequest } from "./export-request";

/** What stands at the head of an export. */
export type Heading = Pick<ExportRequest, "search" | "asOf" | "zone"> & {
  /** Amazon's count of everything that matches; null where it gave none. */
  total: number | null;
  /** How many rows an earlier part of this export holds. */
  after: number;
};

/** An export as text: one head, rows, one end that says whether they are all. */
export type Records = {
  contentType: string;
  /** Of a file's name. */
  extension: string;
  head(heading: Heading): string;
  rows(jobs: readonly Job[]): string;
  end(outcome: WalkOutcome, resume: string | null): string;
};
