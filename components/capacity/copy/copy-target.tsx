"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { DifferenceList, differenceBy } from "@/components/capacity/difference-list";
import { FailedState } from "@/components/shared/problem/problem-states";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Input } from "@/components/ui/field/input";
import { Skeleton } from "@/components/ui/skeleton";
import type { StoreScheduleAnswer } from "@/lib/actions/capacity";
import type { faultsOf, WeekPlan } from "@/lib/actions/week-plan";

interface CopyTargetProps {
  /** What people call the store. */
  name: string;
  plan: WeekPlan;
  faults: ReturnType<typeof faultsOf>;
  query: UseQueryResult<StoreScheduleAnswer> | undefined;
  typed: string;
  onTyped: (typed: string) => void;
  /** Epoch ms. */
  now: number;
}

/** What a week would change at one store, and the name that confirms it. */
export function CopyTarget({ name, plan, faults, query, typed, onTyped, now }: CopyTargetProps) {
  const t = useTranslations("capacity.schedule");
  const id = useId();
  return (
    <section aria-labelledby={`${id}-title`} className="min-w-0 border-t border-line pt-3">
      <h3 id={`${id}-title`} className="mb-1 text-sm font-semibold">
        <bdi>{name}</bdi>
      </h3>
      {query?.data ? (
        <>
          {faults.length > 0 ? (
            <ul className="text-sm text-exception">
              {[...new Set(faults.map(({ fault }) => fault))].map((fault) => (
                <li key={fault}>{t(`fault.${fault}`, { least: query.data.least })}</li>
              ))}
            </ul>
          ) : (
            <Difference answer={query.data} {...{ plan, now }} />
          )}
          <div className="mt-2 max-w-80">
            <label htmlFor={`${id}-name`} className="mb-1 block text-sm">
              {t("name", { name })}
            </label>
            <Input
              id={`${id}-name`}
              autoComplete="off"
              value={typed}
              onChange={({ target }) => onTyped(target.value)}
            />
          </div>
        </>
      ) : (
        <Unread query={query} name={name} />
      )}
    </section>
  );
}

function Difference(props: { answer: StoreScheduleAnswer; plan: WeekPlan; now: number }) {
  const { answer, plan, now } = props;
  const { ranges, until } = plan;
  const difference = useMemo(
    () => differenceBy(answer, { ranges, until }, now),
    [answer, ranges, until, now],
  );
  return (
    <DifferenceList
      {...{ difference, plan, now }}
      zone={answer.zone}
      visitsKnown={answer.visits !== null}
    />
  );
}

function Unread({ query, name }: Pick<CopyTargetProps, "query" | "name">) {
  if (!query?.isError) return <Skeleton className="h-16" />;
  return <Failed query={query} name={name} />;
}

function Failed({ query, name }: { query: UseQueryResult<StoreScheduleAnswer>; name: string }) {
  const problem = useQueryProblem(query, name);
  if (problem === null) return null;
  return (
    <FailedState
      problem={problem}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
}
