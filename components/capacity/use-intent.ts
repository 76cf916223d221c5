"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { problemOf } from "@/components/shared/problem/query-problem";
import type { ResourceAnswer } from "@/lib/actions/capacity";
import { CAPACITY_KEY } from "@/lib/actions/capacity-query";
import { newIntentKey } from "@/lib/actions/send-action";
import { sendJson } from "@/lib/http/fetch-json";
import type { Problem } from "@/lib/http/problem";

export type Wanted = {
  method: "POST" | "PUT" | "DELETE";
  path: string;
  body?: object;
};

export type IntentState =
  | { kind: "idle" }
  | { kind: "sending" }
  /** `unknown` where Amazon may have done it. */
  | { kind: "failed"; problem: Problem; isUnknown: boolean };

/** Amazon may have done it, or the server that asked it went out of reach. */
export function isUnknown({ code, reason }: Problem): boolean {
  return code === "outcome_unknown" || reason === "unreachable";
}

/** What is shown of stores, and the times at which their jobs can be visited, is asked for anew. */
export function askStoresAnew(client: QueryClient): void {
  for (const key of [CAPACITY_KEY, "slots"]) void client.invalidateQueries({ queryKey: [key] });
}

/**
 * Sends what somebody wants under a key of its own, which stays the same for as long as nobody knows what
 * became of it: asking again then looks, and sends nothing twice. Whatever ends has the store read anew.
 */
export function useIntent(onDone: (answer: ResourceAnswer) => void) {
  const client = useQueryClient();
  const [state, setState] = useState<IntentState>({ kind: "idle" });
  const last = useRef<{ key: string; wanted: Wanted } | null>(null);
  const busy = useRef(false);

  const send = useCallback(
    async (wanted: Wanted, key: string) => {
      if (busy.current) return;
      busy.current = true;
      last.current = { key, wanted };
      setState({ kind: "sending" });
      const { method, path, body } = wanted;
      const headers = { "idempotency-key": key };
      try {
        const answer = await sendJson<ResourceAnswer>(method, path, body, { headers });
        setState({ kind: "idle" });
        onDone(answer);
      } catch (error) {
        const problem = problemOf(error instanceof Error ? error : new Error("unknown"));
        setState({ kind: "failed", problem, isUnknown: isUnknown(problem) });
      } finally {
        busy.current = false;
        askStoresAnew(client);
      }
    },
    [client, onDone],
  );

  return {
    state,
    /** A new intent. */
    start: (wanted: Wanted) => void send(wanted, newIntentKey()),
    /** Looks what became of the last one, under its own key. */
    check: () => {
      if (last.current) void send(last.current.wanted, last.current.key);
    },
    /** The same once more, as an intent of its own. */
    again: () => {
      if (last.current) void send(last.current.wanted, newIntentKey());
    },
    reset: () => setState({ kind: "idle" }),
  };
}

export type Intent = ReturnType<typeof useIntent>;
