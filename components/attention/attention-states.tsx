"use client";
import { useQuery } from "@tanstack/react-query";
import CircleCheckBig from "lucide-react/icons/circle-check-big";
import DatabaseZap from "lucide-react/icons/database-zap";
import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Attention } from "@/lib/attention/attention-answers";
import { indexQuery } from "@/lib/search/facets-query";
import { formatAsOf, formatDay } from "@/lib/time/format";

interface Clock {
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Says of when the numbers are, and that they are not all, where the index is not well. */
export function IndexNotice({ counts, zone, now }: Clock & { counts: Attention }) {
  const t = useTranslations("attention.states");
  const tReason = useTranslations("index.reason");
  const locale = useLocale();
  const { state, asOf, since } = counts.index;
  const isOld = state === "behind" || state === "stopped";
  const { data } = useQuery({ ...indexQuery(), enabled: isOld });
  if (!counts.complete) {
    const day = since && formatDay(Date.parse(since), { locale, zone, now });
    return (
      <Banner kind="info" title={t("fillingTitle")}>
        {day ? t("fillingSince", { day }) : t("filling")}
      </Banner>
    );
  }
  if (!isOld || asOf === null) return null;
  const time = formatAsOf(Date.parse(asOf), { locale, zone, now });
  return (
    <Banner
      kind="warn"
      title={state === "behind" ? t("behindTitle", { time }) : t("stoppedTitle", { time })}
    >
      {t("oldText")} {data?.reason ? t("reason", { reason: tReason(data.reason) }) : null}
    </Banner>
  );
}

/** Nothing can be said: there is no index, or it holds nothing yet. */
export function NoIndex() {
  const t = useTranslations("attention.states");
  const tReason = useTranslations("index.reason");
  const { data } = useQuery(indexQuery());
  const isOff = data?.state === "off" || data?.state === "stopped";
  return (
    <div role={isOff ? "alert" : "status"}>
      <EmptyState
        icon={<DatabaseZap className="text-action" />}
        title={isOff ? t("offTitle") : t("notYet")}
        text={
          isOff ? t("offText", { reason: tReason(data?.reason ?? "configured") }) : t("notYetText")
        }
        actions={
          <LinkButton href="/jobs" size="sm">
            {t("toJobs")}
          </LinkButton>
        }
      />
    </div>
  );
}

/** Every queue is empty, and known to be. */
export function NothingStuck({ counts, zone, now }: Clock & { counts: Attention }) {
  const t = useTranslations("attention");
  const locale = useLocale();
  const { asOf } = counts.index;
  const seen = counts.queues.reduce((sum, queue) => sum + queue.seen, 0);
  return (
    <EmptyState
      icon={<CircleCheckBig className="text-done" />}
      title={t("states.nothing")}
      text={
        <>
          <p>{t("states.nothingText")}</p>
          {seen > 0 ? <p>{t("states.nothingSeen", { count: seen })}</p> : null}
          {asOf === null ? null : (
            <p className="mt-1 tabular-nums">
              {t("asOf", { time: formatAsOf(Date.parse(asOf), { locale, zone, now }) })}
            </p>
          )}
        </>
      }
    />
  );
}
