"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popup/popover";
import { useMediaQuery } from "@/components/ui/use-media-query";
import { serverTimeOf } from "@/lib/http/server-clock";
import { quotaQuery } from "@/lib/jobs/quota-query";
import { quotaInterval, quotaMood, waitingFor } from "./quota-mood";
import { QuotaWords } from "./quota-words";

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
  const calm = mood === "calm";
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
        aria-label={calm ? words : undefined}
        title={calm ? words : undefined}
        className={cn(
          buttonStyle("ghost", "sm"),
          calm
            ? "px-1.5 text-faint"
            : "border-action-line bg-action-bg text-action hover:text-action",
        )}
      >
        <QuotaGauge share={data.tokens / data.burst} />
        {calm ? null : <span className="tabular-nums">{words}</span>}
      </PopoverTrigger>
      <PopoverContent label={t("title")} align="end" className="w-80">
        <QuotaWords quota={data} mood={mood} at={readAt} />
      </PopoverContent>
    </Popover>
  );
}
