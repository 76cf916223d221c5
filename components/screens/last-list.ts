"use client";

import { useEffect, useSyncExternalStore } from "react";
import { parseJson } from "@/lib/http/parse-json";

/** The list through which somebody came to a job: a search without the job, or jobs by their ids. */
type LastList = { query: string } | { ids: readonly string[] };

const KEY = "last-list";

/** Remembers the list that a tab shows, for the page of one of its jobs. Null: it is not there yet. */
export function useRememberList(list: LastList | null): void {
  const text = list === null ? null : JSON.stringify(list);
  // The outside system is the tab's storage.
  useEffect(() => {
    if (text !== null) rememberList(text);
  }, [text]);
}

export function rememberQuery(query: string): void {
  rememberList(JSON.stringify({ query }));
}

function rememberList(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // Storage is forbidden or full: the job's page has no neighbours then.
  }
}

/** The list that this tab showed last; null in a new tab, and while hydrating. */
export function useLastList(): LastList | null {
  const text = useSyncExternalStore(noChanges, storedText, () => null);
  return text === null ? null : readList(text);
}

const noChanges = () => () => undefined;

function storedText(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function readList(text: string): LastList | null {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return null;
  if ("query" in value && typeof value.query === "string") return { query: value.query };
  if ("ids" in value && Array.isArray(value.ids)) {
    return { ids: value.ids.filter((id): id is string => typeof id === "string") };
  }
  return null;
}
