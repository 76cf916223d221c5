"use client";
import { useSyncExternalStore } from "react";
import { createObservable, type Observable } from "@/components/ui/observable";
import { IDS_AT_ONCE } from "@/lib/jobs/lookup/ids-at-once";

/** What was typed, and what was last looked up. Ids are no part of an address, so they are stored here. */
export type LookupDraft = {
  text: string;
  /** Null for the default one. */
  marketplace: string | null;
  asked: { text: string; marketplace: string | null } | null;
};

const STORAGE_KEY = "lookup";
const EMPTY: LookupDraft = { text: "", marketplace: null, asked: null };

const isStored = createObservable(true);
let opened: Observable<LookupDraft> | undefined;

function drafts(): Observable<LookupDraft> {
  opened ??= createObservable(readDraft());
  return opened;
}

/** The draft of this tab; it survives Back and reload, and ends with the tab. */
export function useLookupDraft(): LookupDraft {
  return useSyncExternalStore(
    (listener) => drafts().subscribe(listener),
    () => drafts().current(),
    () => EMPTY,
  );
}

export function updateDraft(patch: Partial<LookupDraft>): void {
  const draft = { ...drafts().current(), ...patch };
  drafts().set(draft);
  isStored.set(storeDraft(draft));
}

/** Whether the draft outlives a reload: not where the browser's storage is full or forbidden. */
export function useDraftStored(): boolean {
  return useSyncExternalStore(isStored.subscribe, isStored.current, () => true);
}

function storeDraft(draft: LookupDraft): boolean {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function readDraft(): LookupDraft {
  try {
    return draftFrom(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null"));
  } catch {
    return EMPTY;
  }
}

function draftFrom(stored: unknown): LookupDraft {
  const question = questionFrom(stored);
  if (question === null) return EMPTY;
  const asked = isRecord(stored) ? questionFrom(stored.asked) : null;
  return { ...question, asked };
}

function questionFrom(stored: unknown): { text: string; marketplace: string | null } | null {
  if (!isRecord(stored) || typeof stored.text !== "string") return null;
  const { text, marketplace } = stored;
  return { text, marketplace: typeof marketplace === "string" ? marketplace : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Has ids that were pasted elsewhere stand in the lookup and, where they are not too many, be asked for there. */
export function draftIds(ids: readonly string[], marketplace: string | null): void {
  const question = { text: ids.join("\n"), marketplace };
  updateDraft({ ...question, asked: ids.length > IDS_AT_ONCE ? null : question });
}
