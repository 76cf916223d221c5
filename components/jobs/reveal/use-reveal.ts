"use client";

import { useEffect, useState } from "react";
import { problemOf } from "@/components/jobs/problem-of";
import type { Problem } from "@/lib/http/problem";
import type { Revealed } from "@/lib/jobs/contact";
import { requestContact } from "@/lib/jobs/reveal-request";

type RevealState =
  | { kind: "hidden" }
  | { kind: "asking" }
  | { kind: "loading" }
  | { kind: "failed"; problem: Problem }
  | { kind: "shown"; revealed: Revealed };

export type Reveal = {
  state: RevealState;
  ask: () => void;
  hide: () => void;
  show: (reason: string) => Promise<void>;
};

/** The contact of one job while it may be seen. Give the component a key by job: another job hides it. */
export function useReveal(jobId: string): Reveal {
  const [state, setState] = useState<RevealState>({ kind: "hidden" });
  const hideAt = state.kind === "shown" ? state.revealed.hideAt : null;

  // The outside system is the clock; a tab that slept hides it as soon as it wakes.
  useEffect(() => {
    if (hideAt === null) return;
    const end = Date.parse(hideAt);
    const hideWhenOver = () => {
      if (Date.now() >= end) setState({ kind: "hidden" });
    };
    const timer = setInterval(hideWhenOver, 1_000);
    document.addEventListener("visibilitychange", hideWhenOver);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", hideWhenOver);
    };
  }, [hideAt]);

  return {
    state,
    ask: () => setState({ kind: "asking" }),
    hide: () => setState({ kind: "hidden" }),
    async show(reason) {
      setState({ kind: "loading" });
      try {
        setState({ kind: "shown", revealed: await requestContact(jobId, reason) });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        setState({ kind: "failed", problem: problemOf(error) });
      }
    },
  };
}
