"use client";
import { useSyncExternalStore } from "react";
import { createObservable } from "./observable";

/** The last thing said; the id changes even when the words do not. */
const announcements = createObservable({ id: 0, text: "" });

/** Says a short sentence politely to assistive technology. */
export function announce(text: string): void {
  announcements.set({ id: announcements.current().id + 1, text });
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
