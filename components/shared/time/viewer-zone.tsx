"use client";
import { createContext, type ReactNode, use, useEffect, useSyncExternalStore } from "react";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { useHydrated } from "@/components/ui/use-media-query";
import { deviceZone } from "@/lib/time/zones";
import type { ZoneNoticeProps } from "./zone-notice";

/** The zone of the person's own clock; null where it names none, and on the server, which cannot know it. */
export function useViewerZone(): string | null {
  return useSyncExternalStore(subscribe, browserZone, () => null);
}

let known: string | null | undefined;

/** React asks with every rendering of every time, and a browser is slow to answer. */
function browserZone(): string | null {
  if (known === undefined) known = deviceZone();
  return known;
}

/** Whoever travels has another zone when they come back to the tab. */
function subscribe(onChange: () => void): () => void {
  const ask = () => {
    known = undefined;
    onChange();
  };
  document.addEventListener("visibilitychange", ask);
  return () => document.removeEventListener("visibilitychange", ask);
}

const StandardZone = createContext("UTC");

interface StandardZoneProviderProps {
  /** IANA zone of the marketplace, for whoever's own is not known. */
  zone: string;
  children: ReactNode;
}

export function StandardZoneProvider({ zone, children }: StandardZoneProviderProps) {
  return <StandardZone value={zone}>{children}</StandardZone>;
}

/** The zone in which to write times that belong to no job: the reader's own, else the marketplace's. */
export function useOwnZone(): string {
  const standard = use(StandardZone);
  return useViewerZone() ?? standard;
}

const notice = lazyCode(() => import("./zone-notice").then((module) => module.ZoneNotice));

/** The notice for a reader whose browser names no zone. The others, nearly all, never load it. */
export function ZoneNoticeHost(props: ZoneNoticeProps) {
  const viewer = useViewerZone();
  const isUnknown = useHydrated() && viewer === null;
  // The outside system is the network.
  useEffect(() => {
    if (isUnknown) notice.load();
  }, [isUnknown]);
  return isUnknown ? <LazyPart code={notice} props={props} /> : null;
}
