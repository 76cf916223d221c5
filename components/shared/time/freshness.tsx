"use client";

import RefreshCw from "lucide-react/icons/refresh-cw";
import { useLocale } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { formatAsOf } from "@/lib/time/format";

export interface FreshnessProps {
  /** ISO instant; null while nothing is there yet. */
  fetchedAt: string | null;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** Says a time. */
  say: (at: { time: string }) => string;
  /** Name of the button that asks again. */
  refresh: string;
  refreshing: boolean;
  onRefresh: () => void;
}

/** How old a list is, and the way to have it anew. */
export function Freshness(props: FreshnessProps) {
  const { fetchedAt, zone, now, say, refresh, refreshing, onRefresh } = props;
  const locale = useLocale();
  const at = fetchedAt === null ? null : Date.parse(fetchedAt);
  return (
    <div className="ml-auto flex items-center gap-1 text-sm text-muted tabular-nums">
      {at === null ? null : (
        <time dateTime={fetchedAt ?? undefined} className="whitespace-nowrap">
          {say({ time: formatAsOf(at, { locale, zone, now }) })}
        </time>
      )}
      <IconButton
        label={refresh}
        icon={<RefreshCw />}
        size="sm"
        loading={refreshing}
        onClick={onRefresh}
        data-chrome=""
      />
    </div>
  );
}
