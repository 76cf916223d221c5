"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { focusRow, type StepDirection } from "@/components/shared/row-focus";
import type { UpdateSearch } from "@/components/shared/update-search";
import { toast } from "@/components/ui/toast/toast";
import type { JobPage } from "@/lib/jobs/job";
import { jobsQuery } from "@/lib/search/jobs-query";
import { type JobsSearch, searchToString } from "@/lib/search/jobs-search";

type Parts = { search: JobsSearch; page: JobPage | null; update: UpdateSearch };

/**
 * Steps through the jobs of a list and across the ends of its pages. With a job open the step opens
 * its neighbour; without one it moves the focus from row to row.
 */
export function useJobSteps({ search, page, update }: Parts) {
  const t = useTranslations("jobs.drawer");
  const client = useQueryClient();
  const { job } = search;
  const ids = useMemo(() => page?.jobs.flatMap((row) => row.serviceJobId || []) ?? [], [page]);
  const index = job === null ? -1 : ids.indexOf(job);

  // A job may leave the list while it is open: the next step goes on from where it was.
  const [last, setLast] = useState({ job, page: search.page, index });
  const moved = last.job !== job || last.page !== search.page || last.index !== index;
  if (index >= 0 && moved) setLast({ job, page: search.page, index });
  const gap = last.job === job && last.page === search.page ? Math.max(0, last.index) : 0;

  const [waiting, setWaiting] = useState<StepDirection | null>(null);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);

  const stepTo = useCallback(
    (direction: StepDirection) =>
      page === null || job === null
        ? null
        : jobStep({ ids, job, gap, page: search.page, hasNext: page.hasNext }, direction),
    [ids, job, gap, page, search.page],
  );

  const step = useCallback(
    async (direction: StepDirection) => {
      if (job === null) return focusRow(direction);
      const next = stepTo(direction);
      if (next === null || page === null) return;
      if ("job" in next) return update(next, { history: "replace" });
      const beyond = { page: next.page, asOf: page.asOf };
      setWaiting(direction);
      try {
        const { jobs } = await client.fetchQuery(jobsQuery({ ...search, ...beyond }));
        // Whoever has gone elsewhere meanwhile stays there.
        if (searchToString(latest.current) !== searchToString(search)) return;
        const id = jobs.at(next.end === "first" ? 0 : -1)?.serviceJobId;
        if (id) update({ ...beyond, job: id }, { history: "replace" });
      } catch {
        toast({ kind: "error", title: t("stepFailed", next), text: t("stepAgain") });
      } finally {
        setWaiting(null);
      }
    },
    [client, job, page, search, stepTo, t, update],
  );

  const position =
    page !== null && index >= 0
      ? { index: (page.page - 1) * page.pageSize + index + 1, total: page.total }
      : undefined;
  return {
    step,
    position,
    /** The directions in which there is a job. */
    steps: { previous: stepTo(-1) !== null, next: stepTo(1) !== null, waiting },
  };
}

/** The rows that somebody steps through, and where in them. */
export type StepPosition = {
  /** The jobs of this page that can be opened. */
  ids: readonly string[];
  /** The open job. */
  job: string;
  /** The index of the open job before it left the list; the rows after it have moved up to there. */
  gap: number;
  page: number;
  hasNext: boolean;
};

/** A neighbour on this page, or the end of the next or previous page that is nearer. */
type JobStep = { job: string } | { page: number; end: "first" | "last" };

/** Where a step from the open job leads; null at an end of the list. */
export function jobStep(position: StepPosition, direction: StepDirection): JobStep | null {
  const { ids, job, gap, page, hasNext } = position;
  const index = ids.indexOf(job);
  const before = direction === 1 ? gap : gap - 1;
  const target = index < 0 ? before : index + direction;
  const neighbour = target < 0 ? undefined : ids[target];
  if (neighbour !== undefined) return { job: neighbour };
  if (direction === 1) return hasNext ? { page: page + 1, end: "first" } : null;
  return page > 1 ? { page: page - 1, end: "last" } : null;
}
