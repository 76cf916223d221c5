"use client";

import { useEffect } from "react";

/** The list through which somebody came to a job: a search without the job, or jobs by their ids. */
export type LastList = { query: string } | { ids: readonly string[] };

export const LAST_LIST_KEY = "last-list";

/** Remembers the list that a tab shows, for the page of one of its jobs. Null: it is not there yet. */
export function useRememberList(list: LastList | null): void {
  const text = list === null ? null : JSON.stringify(list);
  // The outside system is the tab's storage.
  useEffect(() => {
    if (text !== null) rememberList(text);
  }, [text]);
}

/** @param text the list as JSON */
export function rememberList(text: string): void {
  try {
    sessionStorage.setItem(LAST_LIST_KEY, text);
  } catch {
    // Storage is forbidden or full: the job's page has no neighbours then.
  }
}
