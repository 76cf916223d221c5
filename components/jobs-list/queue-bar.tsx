"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import { STATUS_ICONS } from "@/components/shared/job/badges";
import type { UpdateSearch } from "@/components/shared/update-search";
import { TONE_TEXT } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { JobCounts } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES, type ServiceJobStatus, statusTone } from "@/lib/jobs/statuses";
import { countsQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { formatAsOf } from "@/lib/time/format";

interface StatusTilesProps {
  search: JobsSearch;
  update: UpdateSearch;
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Every status with its count under the other filters; each is a switch of the status filter. */
export function StatusTiles({ search, update, zone, now }: StatusTilesProps) {
  const t = useTranslations("tiles");
  const locale = useLocale();
  const ageId = useId();
  const [pace] = useState(createCountsPace);
  const { data, isPlaceholderData } = useQuery({
    ...countsQuery(search),
    placeholderData: keepPreviousData,
    refetchInterval: ({ queryHash, state }) => pace(queryHash, state),
    refetchIntervalInBackground: false,
  });
  const toggle = (status: ServiceJobStatus, pressed: boolean) =>
    update({
      status: SERVICE_JOB_STATUSES.filter((other) =>
        other === status ? pressed : search.status.includes(other),
      ),
    });
  const at = data === undefined ? null : Date.parse(data.fetchedAt);
  return (
    <div data-chrome="" className="relative -mx-3 sm:-mx-5">
      <div
        role="toolbar"
        aria-label={t("label")}
        onKeyDown={(event) => arrowFocus(event, "button", "across")}
        className="relative flex gap-1.5 overflow-x-auto scroll-px-3 px-3 py-0.5 [scrollbar-width:none] sm:grid sm:auto-cols-[minmax(max-content,1fr)] sm:grid-flow-col sm:gap-2 sm:px-5"
      >
        {SERVICE_JOB_STATUSES.map((status) => (
          <StatusTile
            key={status}
            status={status}
            pressed={search.status.includes(status)}
            onPress={(pressed) => toggle(status, pressed)}
            count={data?.counts[status] ?? null}
            outdated={isPlaceholderData}
            describedBy={ageId}
          />
        ))}
      </div>
      <p
        id={ageId}
        className="-mb-2 px-3 pt-0.5 text-right text-[0.6875rem]/4 text-faint tabular-nums sm:px-5"
      >
        {at === null ? t("none") : t("asOf", { time: formatAsOf(at, { locale, zone, now }) })}
      </p>
    </div>
  );
}

interface StatusTileProps {
  status: ServiceJobStatus;
  pressed: boolean;
  onPress: (pressed: boolean) => void;
  /** Null: not known, which is not the same as none. */
  count: number | null;
  /** The count answers the question before this one. */
  outdated: boolean;
  /** Id of the words that say how old the counts are. */
  describedBy: string;
}

/** One status with its count. Pressed: the list shows jobs of this status. */
function StatusTile({ status, pressed, onPress, count, outdated, describedBy }: StatusTileProps) {
  const t = useTranslations("tiles");
  const tStatus = useTranslations("status");
  const { number } = useFormatter();
  const Icon = STATUS_ICONS[status];
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onPress(!pressed)}
      title={t("hint", { status, hint: tStatus(`hint.${status}`) })}
      aria-describedby={describedBy}
      className={cn(
        "flex h-8 shrink-0 items-center gap-x-1.5 rounded-md border border-line bg-surface px-2.5 text-left text-sm text-fg transition-colors duration-100",
        "hover:border-line-strong hover:bg-hover active:bg-pressed",
        "aria-pressed:border-accent-line aria-pressed:bg-accent-subtle aria-pressed:font-medium",
        "sm:h-14 sm:flex-col sm:items-start sm:justify-center sm:px-3",
      )}
    >
      <span className="flex max-w-full items-center gap-1.5">
        <Icon
          aria-hidden
          className={cn(
            "size-3.5 shrink-0",
            count === 0 ? "text-faint" : TONE_TEXT[statusTone(status)],
          )}
        />
        <span className="truncate text-muted">{tStatus(status)}</span>
      </span>
      <span
        className={cn(
          "min-w-6 text-right font-medium tabular-nums transition-opacity duration-100 sm:text-left sm:text-lg/5",
          count === 0 && "text-faint",
          outdated && "opacity-50",
        )}
      >
        {count === null ? <Unknown words={t("unknown")} /> : number(count)}
      </span>
    </button>
  );
}

function Unknown({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden className="inline-block h-2 w-4 rounded-sm bg-pressed" />
      <span className="sr-only">{words}</span>
    </>
  );
}

const FIRST_MS = 60_000;
const LONGEST_MS = 300_000;
/** A count that is missing is on its way: the next answer has it. */
const MISSING_MS = 5_000;

/** What is known of a question about counts, in the shape of a query's state. */
export type CountsState = {
  data?: JobCounts;
  dataUpdatedAt: number;
  errorUpdatedAt: number;
};

/**
 * Says how long to wait before counting again, in milliseconds: a minute, and twice as long after
 * each answer that brings nothing new, up to five. Asked again about the same answer, it says the
 * same; another question begins anew.
 */
export function createCountsPace(): (question: string, state: CountsState) => number {
  let asked: string | null = null;
  let seen = "";
  let counts = "";
  let wait = FIRST_MS;

  return (question, { data, dataUpdatedAt, errorUpdatedAt }) => {
    const answer = `${dataUpdatedAt}/${errorUpdatedAt}`;
    if (question === asked && answer === seen) return wait;
    const missing = data !== undefined && Object.values(data.counts).includes(null);
    const found = JSON.stringify(data?.counts);
    const first = missing ? MISSING_MS : FIRST_MS;
    wait = question === asked && found === counts ? Math.min(wait * 2, LONGEST_MS) : first;
    asked = question;
    seen = answer;
    counts = found;
    return wait;
  };
}
