"use client";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import CirclePlus from "lucide-react/icons/circle-plus";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { type StoreScheduleAnswer, spansOf, visitsOf } from "@/lib/actions/capacity";
import {
  type BookedVisit,
  type DaysChange,
  differenceByDays,
} from "@/lib/actions/schedule-difference";
import { wallInstant } from "@/lib/actions/wall-time";
import { spansOfPlan, type WeekPlan } from "@/lib/actions/week-plan";
import { useCapacityWords } from "./capacity-words";
import { VisitLinks } from "./visit-links";

/** What a new week changes, and the visits it hits. */
export type Difference = {
  changes: readonly DaysChange[];
  /** Booked after the last day of the new week. */
  after: readonly BookedVisit[];
  /** Whether the last day lies within what is known of Amazon's schedule. */
  ends: boolean;
};

/** From `now` (epoch ms) up to the last day of the plan, or as far as Amazon's schedule was read. */
export function differenceBy(answer: StoreScheduleAnswer, plan: WeekPlan, now: number): Difference {
  const { zone, today } = answer;
  const until = wallInstant(plan.until, 1440, zone);
  const known = Date.parse(answer.to);
  const visits = visitsOf(answer).filter(({ end }) => end > now);
  const frame = { from: now, to: Math.min(until, known), zone };
  const becomes = plan.until < today ? [] : spansOfPlan(plan, zone, today);
  return {
    changes: frame.to <= now ? [] : differenceByDays(spansOf(answer.given), becomes, visits, frame),
    after: visits.filter(({ start }) => start >= until),
    ends: until < known,
  };
}

interface DifferenceListProps {
  difference: Difference;
  plan: WeekPlan;
  zone: string;
  /** False where no index knows the visits. */
  visitsKnown: boolean;
  /** Epoch ms. */
  now: number;
}

/** The difference in words: what closes first, with the visits that are booked there. */
export function DifferenceList(props: DifferenceListProps) {
  const { difference, plan, zone, visitsKnown, now } = props;
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const { changes, after, ends } = difference;
  if (changes.length === 0 && !ends) {
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <CircleCheck aria-hidden className="size-4 text-done" />
        {t("same90")}
      </p>
    );
  }
  const sorted = changes.toSorted((a, b) => visitsIn(b).length - visitsIn(a).length);
  return (
    <ul className="grid gap-2 text-sm">
      {sorted.map((change) => (
        <li key={keyOf(change)} className="flex gap-2">
          <ChangeIcon change={change} />
          <div className="min-w-0">
            {change.changes.length > 1 ? (
              <DayWords {...{ change, now }} />
            ) : (
              <PartWords {...{ change, now }} part={change.changes[0]} />
            )}
            {change.changes.map((part) =>
              part.visits.length === 0 ? null : (
                <div key={part.from}>
                  {change.changes.length > 1 ? (
                    <PartWords {...{ change, part }} now={null} />
                  ) : null}
                  <VisitLinks visits={part.visits} zone={zone} />
                </div>
              ),
            )}
          </div>
        </li>
      ))}
      {ends ? (
        <li className="flex gap-2">
          {after.length > 0 ? (
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-action" />
          ) : (
            <CircleMinus aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          )}
          <div className="min-w-0">
            <p>{t("after", { until: words.day(plan.until, now), count: after.length })}</p>
            <VisitLinks visits={after} zone={zone} />
          </div>
        </li>
      ) : null}
      {visitsKnown ? null : <li className="text-muted">{t("hitsUnknown")}</li>}
    </ul>
  );
}

const visitsIn = ({ changes }: DaysChange) => changes.flatMap(({ visits }) => visits);

const keyOf = ({ days, changes: [first] }: DaysChange) =>
  [...days, first?.from, first?.to, first?.was, first?.becomes, first?.dates[0]].join();

function ChangeIcon({ change }: { change: DaysChange }) {
  const style = "mt-0.5 size-4 shrink-0";
  if (visitsIn(change).length > 0) {
    return <TriangleAlert aria-hidden className={`${style} text-exception`} />;
  }
  const isMore = change.changes.every(({ kind }) => kind === "opens" || kind === "more");
  return isMore ? (
    <CirclePlus aria-hidden className={`${style} text-done`} />
  ) : (
    <CircleMinus aria-hidden className={`${style} text-muted`} />
  );
}

/** Several changes of a day at once: all its hours before, and then. */
function DayWords({ change, now }: { change: DaysChange; now: number }) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const { days, was, becomes, changes } = change;
  const counts = new Set([...was, ...becomes].map(({ capacity }) => capacity));
  const about = {
    days: words.dayRuns(days),
    was: words.hours(was, counts.size > 1),
    becomes: words.hours(becomes, counts.size > 1),
  };
  const dates = [...new Set(changes.flatMap((one) => one.dates))].sort();
  return (
    <p>
      <span className="font-medium tabular-nums">{t("hours", about)}</span>{" "}
      <Times {...{ dates, now }} />
    </p>
  );
}

interface PartWordsProps {
  change: DaysChange;
  part: DaysChange["changes"][number] | undefined;
  /** Epoch ms; null where its dates are said already. */
  now: number | null;
}

/** One change of hours, and how many visits it hits. */
function PartWords({ change: { days }, part, now }: PartWordsProps) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  if (part === undefined) return null;
  const { kind, from, to, was, becomes, visits, dates } = part;
  const about = {
    day: words.dayRuns(days),
    ...{ from: words.clock(from), to: words.clock(to), was, becomes },
  };
  return (
    <p>
      <span className="font-medium tabular-nums">{t(kind, about)}</span>
      {visits.length > 0 ? (
        <strong className="font-semibold text-exception">
          : {t("hits", { count: visits.length })}
        </strong>
      ) : null}{" "}
      {now === null ? null : <Times {...{ dates, now }} />}
    </p>
  );
}

/** On which days. */
function Times({ dates, now }: { dates: readonly string[]; now: number }) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  const days = { count: dates.length, first: words.day(first, now), last: words.day(last, now) };
  return <span className="text-muted">{t("times", days)}</span>;
}
