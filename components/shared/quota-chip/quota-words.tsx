"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Quota } from "@/lib/jobs/quota-query";
import { formatRelative } from "@/lib/time/format";
import type { QuotaMood } from "./quota-mood";

const LANES = ["interactive", "prefetch", "background"] as const;

export interface QuotaWordsProps {
  quota: Quota;
  mood: QuotaMood;
  /** When the quota was read, epoch ms. */
  at: number;
}

/** The quota in plain words. */
export function QuotaWords({ quota, mood, at }: QuotaWordsProps) {
  const t = useTranslations("quota");
  const locale = useLocale();
  const { tokens, burst, rate, waiting, lastThrottledAt } = quota;
  return (
    <div className="grid gap-3 text-sm">
      <div>
        <p className="font-medium">{t("title")}</p>
        <p className="mt-0.5 text-muted">{t(`mood.${mood}`)}</p>
      </div>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 tabular-nums [&>dt]:text-muted">
        <dt>{t("left")}</dt>
        <dd>{t("leftOf", { tokens, burst })}</dd>
        <dt>{t("rate")}</dt>
        <dd>{t("rateValue", { rate })}</dd>
        {LANES.filter((lane) => lane !== "prefetch" || waiting[lane] > 0).map((lane) => (
          <Waiting key={lane} name={t(`lane.${lane}`)} count={waiting[lane]} />
        ))}
        <dt>{t("lastThrottled")}</dt>
        <dd>
          {lastThrottledAt === null
            ? t("never")
            : formatRelative(Math.min(Date.parse(lastThrottledAt), at), at, locale)}
        </dd>
      </dl>
      <p className="border-t border-line pt-2 text-xs text-muted">{t("text")}</p>
    </div>
  );
}

function Waiting({ name, count }: { name: string; count: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </>
  );
}
