"use client";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import CirclePlus from "lucide-react/icons/circle-plus";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { type StoreScheduleAnswer, spansOf, visitsOf } from "@/lib/actions/capacity";
import {
  type BookedVisit,
  differenceOf,
  type WeeklyChange,
} from "@/lib/actions/schedule-difference";
import { wallInstant } from "@/lib/actions/wall-time";
import { spansOfPlan, type WeekPlan } from "@/lib/actions/week-plan";
import { useCapacityWords } from "./capacity-words";
import { VisitLinks } from "./visit-links";

/** What a new week changes, and the visits it hits. */
export type Difference = {
  changes: readonly WeeklyChange[];
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
    changes: frame.to <= now ? [] : differenceOf(spansOf(answer.given), becomes, visits, frame),
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
  const sorted = changes.toSorted((a, b) => b.visits.length - a.visits.length);
  return (
    <ul className="grid gap-2 text-sm">
      {sorted.map((change) => (
        <li
          key={[change.day, change.from, change.to, change.was, change.becomes].join()}
          className="flex gap-2"
        >
          <ChangeIcon change={change} />
          <div className="min-w-0">
            <ChangeWords {...{ change, now }} />
            <VisitLinks visits={change.visits} zone={zone} />
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

function ChangeIcon({ change: { kind, visits } }: { change: WeeklyChange }) {
  const style = "mt-0.5 size-4 shrink-0";
  if (visits.length > 0) return <TriangleAlert aria-hidden className={`${style} text-exception`} />;
  return kind === "opens" || kind === "more" ? (
    <CirclePlus aria-hidden className={`${style} text-done`} />
  ) : (
    <CircleMinus aria-hidden className={`${style} text-muted`} />
  );
}

function ChangeWords({ change, now }: { change: WeeklyChange; now: number }) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  const { kind, dates, visits } = change;
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  const about = {
    day: words.weekday(change.day),
    from: words.clock(change.from),
    to: words.clock(change.to),
    was: change.was,
    becomes: change.becomes,
  };
  const days = { count: dates.length, first: words.day(first, now), last: words.day(last, now) };
  return (
    <p>
      <span className="font-medium tabular-nums">{t(kind, about)}</span>
      {visits.length > 0 ? (
        <strong className="font-semibold text-exception">
          : {t("hits", { count: visits.length })}
        </strong>
      ) : null}{" "}
      <span className="text-muted">{t("times", days)}</span>
    </p>
  );
}
