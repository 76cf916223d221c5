"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DialogContent } from "@/components/ui/popup/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { ResourceAnswer, SentSchedule, StoreScheduleAnswer } from "@/lib/actions/capacity";
import { storeScheduleQuery } from "@/lib/actions/capacity-query";
import { WEEKDAYS } from "@/lib/actions/wall-time";
import type { OpenRange, WeekPlan } from "@/lib/actions/week-plan";
import { formatDateTime } from "@/lib/time/format";
import { type CapacityPlace, useCapacityWords } from "./capacity-words";
import { DifferenceList, differenceBy } from "./difference-list";

export type ScheduleHead = { size: "lg"; title: string; description: string };

interface WithScheduleProps {
  place: CapacityPlace;
  head: ScheduleHead;
  children: (answer: StoreScheduleAnswer) => ReactNode;
}

/** A dialog about what a store is given, from when that is known; until then it waits, or says why not. */
export function WithSchedule({ place, head, children }: WithScheduleProps) {
  const query = useQuery(storeScheduleQuery(place));
  const problem = useQueryProblem(query, place.store);
  if (query.data) return children(query.data);
  return (
    <DialogContent {...head}>
      {problem ? (
        <FailedState
          problem={problem}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Skeleton className="h-64" />
      )}
    </DialogContent>
  );
}

/** A week as it is, day by day. */
export function WeekWords({ ranges }: { ranges: readonly OpenRange[] }) {
  const t = useTranslations("capacity.schedule");
  const words = useCapacityWords();
  if (ranges.length === 0) return <p className="mt-1 text-sm text-muted">{t("nothing")}</p>;
  return (
    <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
      {WEEKDAYS.map((day) => {
        const own = ranges.filter((range) => range.day === day);
        return (
          <div key={day} className="contents">
            <dt className="font-medium">{words.weekday(day, "short")}</dt>
            <dd className="tabular-nums">
              {own.length === 0 ? <span className="text-muted">{t("closed")}</span> : null}
              {own.map(({ from, to, capacity }) => (
                <p key={from}>
                  {t("rangeWords", {
                    from: words.clock(from),
                    to: words.clock(to),
                    count: capacity,
                  })}
                </p>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface LastSentProps {
  last: SentSchedule;
  place: CapacityPlace;
  /** The week before it stands in the editor. */
  restored: boolean;
  onRestore: (previous: WeekPlan) => void;
}

/** What was sent last from here, and the way to the week before. */
export function LastSent({ last, place, restored, onRestore }: LastSentProps) {
  const t = useTranslations("capacity.schedule");
  const { locale } = useCapacityWords();
  const { previous, by } = last;
  const style = { locale, zone: place.zone, now: place.now };
  const about = { at: formatDateTime(Date.parse(last.at), style), name: by ?? "" };
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
      <p role="status">{t(restored ? "restored" : "last", about)}</p>
      {previous && !restored ? (
        <Button size="sm" onClick={() => onRestore(previous)}>
          {t("restore")}
        </Button>
      ) : null}
    </div>
  );
}

interface ReplacedProps {
  done: ResourceAnswer;
  /** As it was read again. */
  answer: StoreScheduleAnswer;
  plan: WeekPlan;
  place: CapacityPlace;
}

/** What came of it: Amazon's notes, and whether it now shows what was sent. */
export function Replaced({ done, answer, plan, place }: ReplacedProps) {
  const t = useTranslations("capacity.schedule");
  const isRead = Date.parse(answer.fetchedAt) > place.now;
  const left = differenceBy(answer, plan, place.now);
  const overrides = done.warnings.some(({ code }) => code === "ScheduleOverride");
  const others = done.warnings.flatMap(({ code }) =>
    code && code !== "ScheduleOverride" ? code : [],
  );
  return (
    <div className="grid gap-3" aria-live="polite">
      <Banner kind="info" title={t("done")}>
        {overrides ? <p>{t("override")}</p> : null}
        {others.map((code) => (
          <p key={code}>{code}</p>
        ))}
      </Banner>
      {isRead ? (
        <>
          <p className="text-sm">{t(left.changes.length === 0 ? "asSent" : "notAsSent")}</p>
          {left.changes.length === 0 ? null : (
            <DifferenceList
              difference={left}
              {...{ plan }}
              zone={place.zone}
              visitsKnown={answer.visits !== null}
              now={place.now}
            />
          )}
        </>
      ) : null}
    </div>
  );
}
