"use client";

import { useSyncExternalStore } from "react";

const noSubscription = () => () => undefined;
const browserZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of the person's own clock; null on the server, which cannot know it. */
export function useViewerZone(): string | null {
  return useSyncExternalStore(noSubscription, browserZone, () => null);
}
