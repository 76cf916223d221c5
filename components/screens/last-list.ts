"use client";

import { useSyncExternalStore } from "react";
import { parseJson } from "@/lib/http/parse-json";
import { LAST_LIST_KEY, type LastList, rememberList } from "./remember-list";

export function rememberQuery(query: string): void {
  rememberList(JSON.stringify({ query }));
}

/** The list that this tab showed last; null in a new tab, and while hydrating. */
export function useLastList(): LastList | null {
  const text = useSyncExternalStore(noChanges, storedText, () => null);
  return text === null ? null : readList(text);
}

const noChanges = () => () => undefined;

function storedText(): string | null {
  try {
    return sessionStorage.getItem(LAST_LIST_KEY);
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
