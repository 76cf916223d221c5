"use client";
import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import { createObservable } from "./observable";

interface LazyPartProps<Props extends object> {
  code: LazyCode<ComponentType<Props>>;
  props: Props;
}

/** A component whose code comes later, and nothing before. Whoever shows it asks for the code. */
export function LazyPart<Props extends object>({ code, props }: LazyPartProps<Props>) {
  const Part = useCode(code);
  return Part && <Part {...props} />;
}

/** A component whose code comes once the page has nothing better to do. */
export function IdlePart<Props extends object>({ code, props }: LazyPartProps<Props>) {
  const Part = useIdleCode(code);
  return Part && <Part {...props} />;
}

/** Code that is no part of the first load. */
export interface LazyCode<Code> {
  /** Null until it has arrived. */
  current: () => Code | null;
  subscribe: (listener: () => void) => () => void;
  /** Fetches it once. After a fetch that failed the next call tries again. */
  load: () => void;
}

export function lazyCode<Code>(fetchCode: () => Promise<Code>): LazyCode<Code> {
  const arrived = createObservable<Code | null>(null);
  let asked = false;
  return {
    current: arrived.current,
    subscribe: arrived.subscribe,
    load: () => {
      if (asked) return;
      asked = true;
      fetchCode().then(arrived.set, () => {
        asked = false;
      });
    },
  };
}

/** The code once it is there; null on the server and while hydrating. */
export function useCode<Code>(code: LazyCode<Code>): Code | null {
  return useSyncExternalStore(code.subscribe, code.current, () => null);
}

/** Code that is fetched once the page has nothing better to do; null until then. */
export function useIdleCode<Code>(code: LazyCode<Code>): Code | null {
  // The outside system is the network.
  useEffect(() => whenIdle(code.load), [code]);
  return useCode(code);
}

/** Runs a task once the page has nothing better to do. Returns the way to call it off. */
export function whenIdle(task: () => void): () => void {
  // Safari has no idle callback.
  if (typeof window.requestIdleCallback !== "function") {
    const timer = setTimeout(task, 1000);
    return () => clearTimeout(timer);
  }
  const handle = window.requestIdleCallback(task);
  return () => window.cancelIdleCallback(handle);
}
