"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import type { ActionAnswer, JobNow } from "@/lib/actions/job-action";
import { askAfter, newIntentKey, sendIntent } from "@/lib/actions/send-action";
import type { Problem } from "@/lib/http/problem";
import { serverNow } from "@/lib/http/server-clock";
import type { Job, JobDetail, JobPage } from "@/lib/jobs/job";
import { type ActionSession, createActionSession, type WishState } from "./action-session";

export type JobActionSession = Omit<ActionSession, "state"> & { state: WishState };

/** By job: whoever goes on to another one and comes back finds what became of it. */
const sessions = new Map<string, ActionSession>();

function sessionOf(jobId: string, client: QueryClient): ActionSession {
  const known = sessions.get(jobId);
  if (known) return known;
  const session = createActionSession({
    jobId,
    ...{ send: sendIntent, askAfter, newKey: newIntentKey },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onEnd: (end) => showEnd(client, jobId, end),
  });
  session.state.subscribe(() => {
    if (session.state.current().kind === "idle") sessions.delete(jobId);
    else sessions.set(jobId, session);
  });
  return session;
}

/** What somebody has Amazon do with one job, and how far it is. Give the component a key by job. */
export function useAction(jobId: string): JobActionSession {
  const client = useQueryClient();
  const [session] = useState(() => sessionOf(jobId, client));
  const { state, send, check, dismiss } = session;
  const current = useSyncExternalStore(state.subscribe, state.current, state.current);
  return { state: current, send, check, dismiss };
}

/** Every question whose answer may hold the job, or what is said of it. */
const ANEW = [
  "job",
  "jobs",
  "job-counts",
  "job-facets",
  "job-history",
  "job-actions",
  "actions",
  "schedule",
  "attention",
  // What is booked at a store takes a time from its other jobs.
  "slots",
  "capacity",
];

const OF_THE_JOB = ["job", "job-history", "job-actions"];

/** Puts the job as Amazon has just shown it where it is shown, and has the rest asked anew. */
export function showEnd(client: QueryClient, jobId: string, end: ActionAnswer | Problem): void {
  // With a problem of ours: the job as it is now, where that is known.
  const isDone = "warnings" in end;
  const job = isDone ? end.job : ((end.current as JobNow | undefined) ?? null);
  if (job !== null) putJob(client, job);
  for (const key of ANEW) {
    // What Amazon warns of is told with the job.
    if (key === "job" && isDone && job !== null && end.warnings.length === 0) continue;
    const queryKey = OF_THE_JOB.includes(key) ? [key, jobId] : [key];
    void client.invalidateQueries({ queryKey });
  }
}

/** Has everything asked anew that may hold one of many jobs. */
export function showEnds(client: QueryClient): void {
  for (const key of ANEW) void client.invalidateQueries({ queryKey: [key] });
}

/** Puts a job, or what is known of it, as Amazon has just shown it where it is shown. */
export function putJob(client: QueryClient, job: Job | JobNow): void {
  const { serviceJobId } = job;
  const fetchedAt = new Date(serverNow()).toISOString();
  client.setQueriesData<JobDetail>({ queryKey: ["job", serviceJobId] }, (known) =>
    known === undefined ? known : { ...known, job: { ...known.job, ...job }, fetchedAt },
  );
  client.setQueriesData<JobPage>({ queryKey: ["jobs"] }, (page) =>
    page?.jobs.some((row) => row.serviceJobId === serviceJobId)
      ? {
          ...page,
          jobs: page.jobs.map((row) =>
            row.serviceJobId === serviceJobId ? { ...row, ...job } : row,
          ),
        }
      : page,
  );
}
