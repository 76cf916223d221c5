"use client";
import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { createObservable } from "@/components/ui/observable";
import { legibleQuery } from "@/lib/url/vocabulary";
import type { HistoryMode } from "./history";

/** Browsers refuse, or silently ignore, more changes of an address than some hundred in ten seconds. */
const PAUSE_MS = 150;
/** A router that has not heard of a change for so long has nothing more to say. */
const HEARD_MS = 1_000;

/** Queries that were chosen and that the router has not handed on yet, oldest first. */
export type Chosen = {
  /** What the router said before them. */
  before: string;
  queries: readonly string[];
};

const NOTHING: Chosen = { before: "", queries: [] };
const chosen = createObservable<Chosen>(NOTHING);

/** A query that is yet to be written over the present entry of the history; null where there is none. */
let waiting: string | null = null;
let pause: ReturnType<typeof setTimeout> | undefined;

/**
 * What the address asks for, given what the router says of it. The router hands a change on when it
 * finds the time, and one after another; until then the last that was chosen counts. What it says that
 * nobody chose, such as the address of a link, counts at once.
 */
export function queryOf(router: string, { before, queries }: Chosen): string {
  const last = queries.at(-1);
  return last !== undefined && (router === before || queries.includes(router)) ? last : router;
}

/**
 * What is still to come once the router has handed on one of the queries, which from then on is what it
 * said before them: should it go back to what it said earlier, it follows a link.
 */
export function afterHearing(router: string, state: Chosen): Chosen {
  const at = router === state.before ? -1 : state.queries.indexOf(router);
  return at < 0 ? state : { before: router, queries: state.queries.slice(at + 1) };
}

export type Address = {
  /** The query without "?", encoded as `URLSearchParams` does. */
  query: string;
  /** The router has handed on all that was chosen. */
  settled: boolean;
  /** Changes the query as it is by then. */
  change: (patch: (params: URLSearchParams) => URLSearchParams, history: HistoryMode) => void;
};

/** The query of the address, and the way to change it: what is chosen counts at once. */
export function useAddress(): Address {
  const router = useSearchParams().toString();
  const state = useSyncExternalStore(chosen.subscribe, chosen.current, () => NOTHING);
  const query = queryOf(router, state);
  const heard = useRef(router);

  // The outside system is the router's own pace.
  useEffect(() => {
    heard.current = router;
    if (state === NOTHING) return;
    const rest = afterHearing(router, state);
    if (rest !== state) return chosen.set(rest);
    if (router !== query) return;
    const timer = setTimeout(() => chosen.set(NOTHING), HEARD_MS);
    return () => clearTimeout(timer);
  }, [router, query, state]);

  // The outside system is the history: what waits for its turn belongs to the entry that was left.
  useEffect(() => {
    window.addEventListener("popstate", forget);
    return () => {
      window.removeEventListener("popstate", forget);
      forget();
    };
  }, []);

  const change = useCallback<Address["change"]>((patch, history) => {
    const now = chosen.current();
    const params = patch(new URLSearchParams(queryOf(heard.current, now)));
    const isNew = queryOf(heard.current, now) === heard.current;
    write(legibleQuery(params), history);
    chosen.set({
      before: isNew ? heard.current : now.before,
      queries: [...(isNew ? [] : now.queries), params.toString()],
    });
  }, []);
  return { query, settled: router === query, change };
}

function forget(): void {
  clearTimeout(pause);
  pause = undefined;
  waiting = null;
  chosen.set(NOTHING);
}

/** A new entry of the history is written at once; changes of the present one no faster than browsers bear. */
function write(query: string, history: HistoryMode): void {
  if (history === "push") {
    waiting = null;
    window.history.pushState(null, "", addressWith(query));
    return;
  }
  waiting = query;
  if (pause === undefined) flush();
}

function flush(): void {
  clearTimeout(pause);
  pause = undefined;
  if (waiting === null) return;
  window.history.replaceState(null, "", addressWith(waiting));
  waiting = null;
  pause = setTimeout(flush, PAUSE_MS);
}

function addressWith(query: string): string {
  const { pathname, hash } = window.location;
  return `${pathname}${query === "" ? "" : `?${query}`}${hash}`;
}
