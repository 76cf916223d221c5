import "server-only";
import type { Role } from "@/lib/access/permissions";
import type { CrawlOutcome, CrawlRequest } from "@/lib/server/jobs/crawl/crawl";
import { crawlJobs } from "@/lib/server/jobs/crawl/crawl-jobs";
import { exportJobs } from "@/lib/server/jobs/export/export-jobs";
import { memorySlots } from "@/lib/server/jobs/export/memory-slots";
import type { SpApi } from "@/lib/server/sp-api/contract";

export const NOW = Date.parse("2026-11-23T12:00:00Z");

/** Exports over a scripted Amazon, and how they ended. */
export function exportRig(ask: SpApi["getServiceJobs"]) {
  const slots = memorySlots();
  const ends: (CrawlOutcome | null)[] = [];
  const parts = {
    crawl: (request: CrawlRequest) => crawlJobs(request, { ask, sleep: async () => undefined }),
    now: () => NOW,
    slots,
    trace: async () => async (outcome: CrawlOutcome | null) => void ends.push(outcome),
  };
  return {
    slots,
    ends,
    export(
      params: string,
      { role = "manager", signal = new AbortController().signal }: Partial<Options> = {},
    ): Promise<Response> {
      return exportJobs(
        new URLSearchParams(params),
        { user: { id: "mara", name: "Mara", email: null, role }, signal },
        parts,
      );
    },
  };
}

type Options = { role: Role; signal: AbortSignal };

/** The records of a CSV whose cells may hold quotes, commas and line breaks. */
export function cellsOf(csv: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") records.push([]);
  }
  return records.slice(0, -1);
}

export function linesOf(text: string): Record<string, unknown>[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
