"use client";
import Clock from "lucide-react/icons/clock";
import { useLocale, useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useSyncExternalStore } from "react";
import { zoneWords } from "@/components/filters/date/range-words";
import { useHydrated } from "@/components/ui/use-media-query";
import { deviceZone } from "@/lib/time/zones";

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

interface ZoneNoticeProps {
  /** IANA zone of the marketplace. */
  zone: string;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** Says whose zone is written to a reader whose browser names none. */
export function ZoneNotice({ zone, renderedAt }: ZoneNoticeProps) {
  const t = useTranslations("layout.zone");
  const locale = useLocale();
  const hydrated = useHydrated();
  const viewer = useViewerZone();
  if (!hydrated || viewer !== null) return null;
  return (
    <section
      aria-label={t("label")}
      data-chrome=""
      className="flex items-start gap-2 border-b border-line bg-subtle px-3 py-1.5 text-xs text-muted sm:items-center sm:px-5"
    >
      <Clock aria-hidden className="mt-0.5 size-3.5 shrink-0 sm:mt-0" />
      <p className="min-w-0 flex-1 text-pretty">
        {t("unknown", { zone: zoneWords(zone, locale, renderedAt) })}
      </p>
    </section>
  );
}
