"use client";
import { useSyncExternalStore } from "react";
import { createObservable } from "@/components/ui/observable";
import { overlay } from "@/components/ui/popup/overlay";

/** What is typed into the search, whichever of its two fields it is typed into. It lives in memory only. */
export type SearchDraft = {
  text: string;
  /** Enter was pressed before it was known what it acts on. */
  entered: boolean;
  /** The menu has the focus: its early field may go. */
  reached: boolean;
  /** The code of the menu did not come. */
  lost: boolean;
};

const EMPTY: SearchDraft = { text: "", entered: false, reached: false, lost: false };

const draft = createObservable(EMPTY);

/** What had the focus before, which gets it back. */
let cameFrom: Element | null = null;

/** One value of the draft; whoever asks is rendered anew for no other. */
export function useSearchDraft<Name extends keyof SearchDraft>(name: Name): SearchDraft[Name] {
  return useSyncExternalStore(
    draft.subscribe,
    () => draft.current()[name],
    () => EMPTY[name],
  );
}

export function updateSearchDraft(patch: Partial<SearchDraft>): void {
  draft.set({ ...draft.current(), ...patch });
}

/** Whether Enter was pressed and has not been acted upon; from now on it has. */
export function takeEnter(): boolean {
  const { entered } = draft.current();
  if (entered) updateSearchDraft({ entered: false });
  return entered;
}

/** Opens the search with nothing typed, over whatever is shown. */
export function openSearch(): void {
  cameFrom = document.activeElement;
  draft.set(EMPTY);
  overlay.set("commands");
}

export function closeSearch(): void {
  overlay.set(null);
}

/** The same before the menu is there, which else gives the focus back. */
export function leaveEarlyField(): void {
  closeSearch();
  if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
}

/**
 * Where the focus goes once the search has closed: back, unless something that the search opened has
 * it by now. True leaves it to the dialog.
 * @param popup what closes
 */
export function focusAfterSearch(popup: Element | null): HTMLElement | boolean {
  const { activeElement: active, body } = document;
  if (active !== null && active !== body && popup?.contains(active) !== true) return false;
  return cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== body
    ? cameFrom
    : true;
}

/** For the import of the menu: what did not come is said, and Enter asks for it again. */
export function loseMenu(error: unknown): never {
  updateSearchDraft({ lost: true });
  throw error;
}
