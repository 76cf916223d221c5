"use client";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { zoneWords } from "./range-words";
import type { ZoneChoice } from "./zone-picker";

// Hundreds of zones, for a choice that few people make.
const ZonePicker = dynamic(() => import("./zone-picker").then((module) => module.ZonePicker), {
  ssr: false,
  loading: () => <Skeleton className="mt-2 h-64 w-full" />,
});

export interface ZoneSettingProps {
  /** IANA zone in which days are meant. */
  zone: string;
  /** Absent where the zone is given. */
  zones?: ZoneChoice;
  /** Epoch ms. */
  now: number;
}

/** In which zone the days of a range are meant, and the way to another. */
export function ZoneSetting({ zone, zones, now }: ZoneSettingProps) {
  const t = useTranslations("filters");
  const locale = useLocale();
  const panelId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  function pick(next: string) {
    setOpen(false);
    button.current?.focus();
    if (zones && next !== zone) zones.onChange(next === zones.standard ? null : next);
  }

  return (
    <div className="mt-3 border-t border-line pt-2">
      <div className="flex min-h-7 items-center justify-between gap-2 text-xs">
        <p className="min-w-0 text-muted">
          {t("range.zone", { zone: zoneWords(zone, locale, now) })}
        </p>
        {zones ? (
          <button
            ref={button}
            type="button"
            aria-label={t("zone.changeLabel")}
            aria-expanded={open}
            aria-controls={open ? panelId : undefined}
            onClick={() => setOpen(!open)}
            className="-mr-1.5 h-6 shrink-0 rounded-sm px-1.5 font-medium text-accent-fg hover:bg-hover"
          >
            {open ? t("zone.close") : t("zone.change")}
          </button>
        ) : null}
      </div>
      {zones && open ? (
        <div id={panelId}>
          <ZonePicker {...zones} zone={zone} now={now} onPick={pick} />
        </div>
      ) : null}
    </div>
  );
}
