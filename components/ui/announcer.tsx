"use client";

import { useSyncExternalStore } from "react";
import { announcements } from "./announce";

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
