"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { requestContact } from "@/lib/jobs/contact";
import {
  createRevealSession,
  HIDDEN,
  type RevealSession,
  type RevealState,
} from "./reveal-session";

export type Reveal = Pick<RevealSession, "ask" | "hide" | "show"> & { state: RevealState };

/** The contact of one job while it may be seen. Give the component a key by job: another job hides it. */
export function useReveal(jobId: string): Reveal {
  const [session] = useState(() =>
    createRevealSession((reason, signal) => requestContact(jobId, reason, signal)),
  );
  const { ask, hide, show } = session;
  const state = useSyncExternalStore(session.subscribe, session.state, () => HIDDEN);

  // The outside system is the clock: a tab that slept hides it as soon as it wakes.
  useEffect(() => {
    document.addEventListener("visibilitychange", session.check);
    return () => {
      document.removeEventListener("visibilitychange", session.check);
      session.hide();
    };
  }, [session]);

  return { state, ask, hide, show };
}
