"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { putJob, showEnds } from "@/components/actions/use-action";
import { sendBulk } from "@/lib/actions/bulk-assign";
import { askAfter, newIntentKey } from "@/lib/actions/send-action";
import type { Job, JobPage } from "@/lib/jobs/job";
import { type BulkSession, type BulkState, createBulkSession } from "./bulk-session";

export type Bulk = Omit<BulkSession, "state"> & { state: BulkState };

/** One for the tab: whoever chooses other jobs meanwhile finds it again. */
let session: BulkSession | null = null;

function sessionOf(client: QueryClient): BulkSession {
  session ??= createBulkSession({
    ...{ send: sendBulk, askAfter, newKey: newIntentKey },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onJob: (job) => putJob(client, job),
    onEnd: () => showEnds(client),
  });
  return session;
}

/** Each of the jobs as a page of the list showed it last; those of no page in memory as they are. */
export function asLastShown(client: QueryClient, jobs: readonly Job[]): Job[] {
  const pages = client
    .getQueriesData<JobPage>({ queryKey: ["jobs"] })
    .flatMap(([, page]) => page ?? [])
    .sort((a, b) => Date.parse(a.fetchedAt) - Date.parse(b.fetchedAt));
  const rows = new Map(
    pages.flatMap((page) => page.jobs.map((row): [string, Job] => [row.serviceJobId, row])),
  );
  return jobs.map((job) => rows.get(job.serviceJobId) ?? job);
}

/** What somebody has Amazon do with many visits, and how far it is. */
export function useBulk(): Bulk {
  const client = useQueryClient();
  const [{ state, ...rest }] = useState(() => sessionOf(client));
  const current = useSyncExternalStore(state.subscribe, state.current, state.current);
  return { ...rest, state: current };
}
