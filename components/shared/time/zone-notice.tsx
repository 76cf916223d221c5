"use client";
import Clock from "lucide-react/icons/clock";
import { useLocale, useTranslations } from "next-intl";
import { zoneWords } from "@/components/filters/date/range-words";

export interface ZoneNoticeProps {
  /** IANA zone of the marketplace. */
  zone: string;
  /** The server's clock at render, epoch ms. */
  renderedAt: number;
}

/** Says whose zone is written to a reader whose browser names none. */
export function ZoneNotice({ zone, renderedAt }: ZoneNoticeProps) {
  const t = useTranslations("layout.zone");
  const locale = useLocale();
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
