"use client";

import { useSyncExternalStore } from "react";

const noSubscription = () => () => undefined;

/** False on the server and while the page takes over what the server wrote, and true ever after. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    noSubscription,
    () => true,
    () => false,
  );
}
