"use client";
import { useEffect, useSyncExternalStore } from "react";
import { createObservable } from "@/components/ui/observable";
import type { JobPage } from "@/lib/jobs/job";
import { NOTHING_SEEN, type SeenValues, withNames, withSeen } from "@/lib/search/seen-values";

const seen = createObservable(NOTHING_SEEN);

/**
 * Stores, services and skills of the jobs that this tab has shown, to be offered where values are
 * typed: Amazon has no call that lists them.
 */
export function useSeenValues(): SeenValues {
  return useSyncExternalStore(seen.subscribe, seen.current, () => NOTHING_SEEN);
}

/** Remembers what a page of jobs holds for as long as the tab lives. */
export function useRememberSeen(page: JobPage | null): void {
  // The outside system is the memory of the tab.
  useEffect(() => {
    const grown = withSeen(seen.current(), page?.jobs ?? []);
    if (grown !== seen.current()) seen.set(grown);
  }, [page]);
}

/** Remembers what technicians are called. */
export function rememberTechnicians(technicians: readonly { id: string; name: string }[]): void {
  const grown = withNames(seen.current(), technicians);
  if (grown !== seen.current()) seen.set(grown);
}
