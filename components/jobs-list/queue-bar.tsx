"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { arrowFocus } from "@/components/filters/arrow-focus";
import type { UpdateSearch } from "@/components/shared/update-search";
import { TONE_TEXT, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { JobCounts, JobFlag } from "@/lib/jobs/job";
import type { JobFacets } from "@/lib/jobs/job-index";
import { SERVICE_JOB_STATUSES, statusTone } from "@/lib/jobs/statuses";
import { facetsQuery } from "@/lib/search/facets-query";
import { countsQuery } from "@/lib/search/jobs-query";
import type { JobsSearch } from "@/lib/search/jobs-search";
import { formatAsOf } from "@/lib/time/format";
import type { FilterBarContext } from "./filter-bar/filter-bar-context";
import { canCount } from "./index-state/list-index";

/** What is stuck, the most urgent first, and how grave that is. */
const QUEUES = {
  late: "exception",
  noTechnician: "action",
  goodsAfterVisit: "action",
  doubleBooked: "action",
  proofMissing: "action",
} as const satisfies Partial<Record<JobFlag, Tone>>;

const QUEUE_FLAGS = [
  "late",
  "noTechnician",
  "goodsAfterVisit",
  "doubleBooked",
  "proofMissing",
] as const;

interface QueueBarProps {
  search: JobsSearch;
  update: UpdateSearch;
  context: FilterBarContext;
}

/**
 * How many jobs are stuck and why, which only an index knows, and how many have each status, under the
 * other filters; each is a switch of its filter.
 */
export function QueueBar({ search, update, context }: QueueBarProps) {
  const t = useTranslations("tiles");
  const tStatus = useTranslations("status");
  const locale = useLocale();
  const ageId = useId();
  const { counts, at, outdated } = useCounts(search, context);
  const { zone, now } = context;
  const toggle = (filter: "flag" | "status", value: string, pressed: boolean) => {
    const others = search[filter].filter((other) => other !== value);
    update({ [filter]: pressed ? [...others, value] : others });
  };
  const common = { outdated, describedBy: ageId };
  return (
    <div data-chrome="" className="relative -mx-3 shrink-0 sm:mx-0">
      <div
        role="toolbar"
        aria-label={t("label")}
        onKeyDown={(event) => arrowFocus(event, "button", "across")}
        className="relative flex h-9 overflow-x-auto scroll-px-3 border-y border-line bg-surface [scrollbar-width:none] sm:rounded-md sm:border-x"
      >
        {context.index.kept
          ? QUEUE_FLAGS.map((flag) => (
              <Segment
                key={flag}
                {...common}
                label={tStatus(`flag.${flag}`)}
                hint={tStatus(`flagHint.${flag}`)}
                tone={QUEUES[flag]}
                pressed={search.flag.includes(flag)}
                onPress={(pressed) => toggle("flag", flag, pressed)}
                count={counts?.[flag] ?? null}
              />
            ))
          : null}
        {SERVICE_JOB_STATUSES.map((status, index) => (
          <Segment
            key={status}
            {...common}
            begins={index === 0 && context.index.kept}
            label={tStatus(status)}
            hint={t("hint", { status, hint: tStatus(`hint.${status}`) })}
            tone={statusTone(status)}
            pressed={search.status.includes(status)}
            onPress={(pressed) => toggle("status", status, pressed)}
            count={counts?.[status] ?? null}
          />
        ))}
      </div>
      <p id={ageId} className="sr-only">
        {at === null ? t("none") : t("asOf", { time: formatAsOf(at, { locale, zone, now }) })}
      </p>
    </div>
  );
}

interface SegmentProps {
  label: string;
  /** Says at length what it is. */
  hint: string;
  tone: Tone;
  pressed: boolean;
  onPress: (pressed: boolean) => void;
  /** Null: not known, which is not the same as none. */
  count: number | null;
  /** The count answers the question before this one. */
  outdated: boolean;
  /** Id of the words that say how old the counts are. */
  describedBy: string;
  /** The first of another kind. */
  begins?: boolean;
}

/** One queue or status with its count. Pressed: the list shows its jobs. */
function Segment(props: SegmentProps) {
  const { label, hint, tone, pressed, onPress, count, outdated, describedBy, begins } = props;
  const t = useTranslations("tiles");
  const { number } = useFormatter();
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onPress(!pressed)}
      title={hint}
      aria-describedby={describedBy}
      className={cn(
        "flex min-w-max flex-1 flex-col-reverse justify-center border-l border-line px-2.5 text-left first:border-l-0 xl:px-3",
        "hover:bg-hover focus-visible:-outline-offset-2 active:bg-pressed",
        "aria-pressed:bg-accent-subtle aria-pressed:shadow-[inset_0_-2px_0_var(--accent-fg)]",
        begins && "border-l-4 border-double border-l-line-strong",
      )}
    >
      <span className="text-[0.6875rem]/3.5 text-muted">{label} </span>
      <span
        className={cn(
          "text-sm/4 font-semibold tabular-nums transition-opacity duration-100",
          count === 0 ? "font-normal text-faint" : TONE_TEXT[tone],
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

type Counts = Readonly<Record<string, number | null>>;

/** By flag and status, from whoever can count: the index, or Amazon, which knows statuses alone. */
function useCounts(search: JobsSearch, { index }: FilterBarContext) {
  const indexed = canCount(index, search);
  const [pace] = useState(createCountsPace);
  const pacing = { placeholderData: keepPreviousData, refetchIntervalInBackground: false } as const;
  const facets = useQuery({
    ...facetsQuery(search),
    ...pacing,
    enabled: indexed,
    refetchInterval: FIRST_MS,
  });
  const live = useQuery({
    ...countsQuery(search),
    ...pacing,
    enabled: !indexed,
    refetchInterval: ({ queryHash, state }) => pace(queryHash, state),
  });
  const { isPlaceholderData: outdated } = indexed ? facets : live;
  const counts: Counts | undefined = indexed
    ? facets.data && countsOf(facets.data)
    : live.data?.counts;
  const at = indexed ? facets.data?.index.asOf : live.data?.fetchedAt;
  return { counts, at: at ? Date.parse(at) : null, outdated };
}

/** A value that a facet leaves out has no jobs. */
function countsOf({ facets }: JobFacets): Counts {
  const none = [...QUEUE_FLAGS, ...SERVICE_JOB_STATUSES].map((value) => [value, 0] as const);
  const some = [...facets.flag, ...facets.status].map(
    ({ value, count }) => [value, count] as const,
  );
  return Object.fromEntries([...none, ...some]);
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
