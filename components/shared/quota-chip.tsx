"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { useMediaQuery } from "@/components/ui/use-media-query";
import { serverTimeOf } from "@/lib/http/server-clock";
import { type Quota, quotaQuery } from "@/lib/jobs/quota-query";
import { formatRelative } from "@/lib/time/format";

/** The header has room for it from Tailwind's `sm` on. */
const ROOMY = "(width >= 40rem)";

/** The quota that everyone shares: a small ring, and words only when somebody may have to wait. */
export function QuotaChip() {
  const t = useTranslations("quota");
  const [open, setOpen] = useState(false);
  const { data, dataUpdatedAt, refetch } = useQuery({
    ...quotaQuery(),
    enabled: useMediaQuery(ROOMY),
    refetchInterval: ({ state }) =>
      quotaInterval(state.data, { now: serverTimeOf(state.dataUpdatedAt), open }),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  });
  if (data === undefined) return null;
  const readAt = serverTimeOf(dataUpdatedAt);
  const mood = quotaMood(data, readAt);
  const isPlenty = mood === "plenty";
  const words = t(`chip.${mood}`, { tokens: data.tokens, count: waitingFor(data) });
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void refetch();
      }}
    >
      <PopoverTrigger
        aria-label={isPlenty ? words : undefined}
        title={isPlenty ? words : undefined}
        className={cn(
          buttonStyle("ghost", "sm"),
          isPlenty
            ? "px-1.5 text-faint"
            : "border-action-line bg-action-bg text-action hover:text-action",
        )}
      >
        <QuotaGauge share={data.tokens / data.burst} />
        {isPlenty ? null : <span className="tabular-nums">{words}</span>}
      </PopoverTrigger>
      <PopoverContent label={t("title")} align="end" className="w-80">
        <QuotaWords quota={data} mood={mood} at={readAt} />
      </PopoverContent>
    </Popover>
  );
}

const RADIUS = 6;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring of 16 px, full as the quota is. `share` is 0 to 1. */
function QuotaGauge({ share, className }: { share: number; className?: string }) {
  const filled = Math.min(1, Math.max(0, share)) * ROUND;
  return (
    <svg aria-hidden viewBox="0 0 16 16" fill="none" className={cn("-rotate-90", className)}>
      <circle cx="8" cy="8" r={RADIUS} strokeWidth="2.5" className="stroke-line-strong" />
      <circle
        cx="8"
        cy="8"
        r={RADIUS}
        strokeWidth="2.5"
        strokeDasharray={`${filled} ${ROUND}`}
        className="stroke-current transition-[stroke-dasharray] duration-150"
      />
    </svg>
  );
}

const LANES = ["interactive", "prefetch", "background"] as const;

interface QuotaWordsProps {
  quota: Quota;
  mood: QuotaMood;
  /** When the quota was read, epoch ms. */
  at: number;
}

/** The quota in plain words. */
function QuotaWords({ quota, mood, at }: QuotaWordsProps) {
  const t = useTranslations("quota");
  const locale = useLocale();
  const { tokens, burst, rate, waiting, lastThrottledAt, standing } = quota;
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
        {standing === null ? null : (
          <>
            <dt>{t("processes")}</dt>
            <dd>{standing.processes}</dd>
          </>
        )}
      </dl>
      {standing?.together === false ? <p className="text-action">{t("alone")}</p> : null}
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

/** Below this part of the burst, the next clicks may have to wait. */
const LOW = 0.25;
const THROTTLED_MS = 30_000;

const IDLE_MS = 15_000;
const BUSY_MS = 2_000;

/** Whether the quota deserves a word: requests wait, Amazon has just refused one, or few are left. */
type QuotaMood = "plenty" | "low" | "waiting" | "throttled";

export function waitingFor({ waiting }: Quota): number {
  return waiting.interactive + waiting.prefetch + waiting.background;
}

/** @param now epoch ms */
export function quotaMood(quota: Quota, now: number): QuotaMood {
  const { tokens, burst, lastThrottledAt } = quota;
  if (waitingFor(quota) > 0) return "waiting";
  if (lastThrottledAt !== null && now - Date.parse(lastThrottledAt) < THROTTLED_MS)
    return "throttled";
  return tokens < burst * LOW ? "low" : "plenty";
}

/**
 * How long until the quota is read again, in milliseconds: soon while there is something to say, or
 * somebody reads.
 */
export function quotaInterval(
  quota: Quota | undefined,
  { now, open }: { now: number; open: boolean },
): number {
  if (quota === undefined) return IDLE_MS;
  return open || quotaMood(quota, now) !== "plenty" ? BUSY_MS : IDLE_MS;
}
