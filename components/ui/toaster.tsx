"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { waitingToasts } from "./toast";

const ToastStack = dynamic(() => import("./toast-stack").then((module) => module.ToastStack), {
  ssr: false,
});

let needed = false;
const isNeeded = () => {
  needed ||= waitingToasts.current().length > 0;
  return needed;
};

/** Loads the toast code with the first message; before that it costs nothing. */
export function Toaster() {
  return useSyncExternalStore(waitingToasts.subscribe, isNeeded, () => false) ? (
    <ToastStack />
  ) : null;
}
