"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { problemOf } from "@/components/shared/problem/query-problem";
import type { Problem } from "@/lib/http/problem";
import { type Contact, type Revealed, requestContact } from "@/lib/jobs/contact";
import { type Clocks, startElapsed } from "@/lib/time/elapsed";

type RevealState =
  | { kind: "hidden" }
  | { kind: "asking" }
  | { kind: "loading" }
  | { kind: "failed"; problem: Problem }
  /** `until` is epoch ms by the device's clock, for whoever reads it beside that clock. */
  | { kind: "shown"; contact: Contact; until: number };

const HIDDEN: RevealState = { kind: "hidden" };

const CHECK_MS = 1_000;

export type RevealSession = {
  state: () => RevealState;
  subscribe: (listener: () => void) => () => void;
  ask: () => void;
  /** Hides, and whatever is still on its way shows nothing. */
  hide: () => void;
  show: (reason: string) => Promise<void>;
  /** Reads the clocks, which a tab has not done that slept. */
  check: () => void;
};

/** The contact of one job while it may be seen: so long after its answer as the answer says. */
export function createRevealSession(
  request: (reason: string, signal: AbortSignal) => Promise<Revealed>,
  clocks?: Clocks,
): RevealSession {
  const listeners = new Set<() => void>();
  let state: RevealState = HIDDEN;
  let asked: AbortController | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = () => false;

  function enter(next: RevealState): void {
    asked?.abort();
    asked = null;
    clearInterval(timer);
    state = next;
    for (const listener of listeners) listener();
  }

  function check(): void {
    if (state.kind === "shown" && isOver()) enter(HIDDEN);
  }

  async function show(reason: string): Promise<void> {
    enter({ kind: "loading" });
    const question = new AbortController();
    asked = question;
    try {
      const { contact, shownMs } = await request(reason, question.signal);
      if (asked !== question) return;
      const elapsed = startElapsed(clocks);
      isOver = () => elapsed() >= shownMs;
      enter({ kind: "shown", contact, until: (clocks?.wall() ?? Date.now()) + shownMs });
      timer = setInterval(check, CHECK_MS);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (asked === question) enter({ kind: "failed", problem: problemOf(error) });
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => enter({ kind: "asking" }),
    hide: () => enter(HIDDEN),
    show,
    check,
  };
}

export type Reveal = Pick<RevealSession, "ask" | "hide" | "show"> & { state: RevealState };

/** Those that are shown: who goes on to another job and comes back finds what was promised. */
const shownSessions = new Map<string, RevealSession>();

function sessionOf(jobId: string): RevealSession {
  const shown = shownSessions.get(jobId);
  if (shown) return shown;
  const session = createRevealSession((reason, signal) => requestContact(jobId, reason, signal));
  session.subscribe(() => {
    if (session.state().kind === "shown") shownSessions.set(jobId, session);
    else shownSessions.delete(jobId);
  });
  return session;
}

/** The contact of one job for as long as was promised, also by way of other jobs. Give the component a key by job. */
export function useReveal(jobId: string): Reveal {
  const [session] = useState(() => sessionOf(jobId));
  const { ask, hide, show } = session;
  const state = useSyncExternalStore(session.subscribe, session.state, () => HIDDEN);

  // The outside system is the clock: a tab that slept hides it as soon as it wakes.
  useEffect(() => {
    session.check();
    document.addEventListener("visibilitychange", session.check);
    return () => {
      document.removeEventListener("visibilitychange", session.check);
      // What is asked or on its way is forgotten; what is shown has its time.
      if (session.state().kind !== "shown") session.hide();
    };
  }, [session]);

  return { state, ask, hide, show };
}
