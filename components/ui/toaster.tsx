"use client";
import { useEffect, useSyncExternalStore } from "react";
import { LazyPart, lazyCode, whenIdle } from "./lazy-code";
import { createStore } from "./store";

interface ToastMessage {
  kind?: "info" | "success" | "error";
  title: string;
  /** What to do next. */
  text?: string;
  action?: { label: string; onClick: () => void };
}

/** Messages that wait until the lazily loaded toaster stands. */
export const waitingToasts = createStore<readonly ToastMessage[]>([]);

/** Shows a passing message. What must stay readable belongs in a banner. */
export function toast(message: ToastMessage): void {
  waitingToasts.set([...waitingToasts.current(), message]);
}

const stack = lazyCode(() => import("./toast-stack").then((module) => module.ToastStack));

let needed = false;
const isNeeded = () => {
  needed ||= waitingToasts.current().length > 0;
  return needed;
};

/** Shows messages. Its code comes when the page is idle: many a message says that nothing can be fetched any more. */
export function Toaster() {
  const shown = useSyncExternalStore(waitingToasts.subscribe, isNeeded, () => false);

  // The outside system is the browser, which knows when it has nothing better to do.
  useEffect(() => {
    if (!shown) return whenIdle(stack.load);
    stack.load();
    return waitingToasts.subscribe(stack.load);
  }, [shown]);

  return shown ? <LazyPart code={stack} props={{}} /> : null;
}
