"use client";
import { useEffect, useSyncExternalStore } from "react";
import { LazyPart, lazyCode, whenIdle } from "@/components/ui/lazy-code";
import { waitingToasts } from "./toast";

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
