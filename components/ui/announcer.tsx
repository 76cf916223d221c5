"use client";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { createObservable } from "./observable";

/** The last thing said; the id changes even when the words do not. */
const announcements = createObservable({ id: 0, text: "" });

/** Says a short sentence politely to assistive technology. */
export function announce(text: string): void {
  announcements.set({ id: announcements.current().id + 1, text });
}

/** Says what another question came to; the first answer, which the page itself tells, is not said. */
export function useSayResult(result: string | null): void {
  const said = useRef<string | null>(null);
  // The outside system is the live region.
  useEffect(() => {
    if (result === null || said.current === result) return;
    if (said.current !== null) announce(result);
    said.current = result;
  }, [result]);
}

/** The page's one polite live region; mounted once, spoken to with `announce`. */
export function Announcer() {
  const message = useSyncExternalStore(
    announcements.subscribe,
    announcements.current,
    announcements.current,
  );
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      <span key={message.id}>{message.text}</span>
    </div>
  );
}
