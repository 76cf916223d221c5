"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { UpdateAddress } from "@/components/filters/screen-search";
import { focusRow, type StepDirection } from "@/components/shared/row-focus";
import type { QueuePage } from "@/lib/attention/attention-answers";
import { queueQuery } from "@/lib/attention/attention-query";
import type { AttentionSearch } from "@/lib/attention/attention-search";
import type { QueueName, QueueScope } from "@/lib/attention/queues";

type Parts = {
  queue: QueueName | null;
  page: QueuePage | null;
  rows: QueueScope & Pick<AttentionSearch, "show" | "page">;
  job: string | null;
  update: UpdateAddress<AttentionSearch>;
};

/** Steps through the jobs of a queue, across the ends of its pages; with none open, from row to row. */
export function useQueueSteps({ queue, page, rows, job, update }: Parts) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<StepDirection | null>(null);
  const ids = page?.jobs.map(({ serviceJobId }) => serviceJobId) ?? [];
  const index = job === null ? -1 : ids.indexOf(job);

  const isBeyond = (direction: StepDirection) =>
    direction === 1 ? page?.hasNext === true : rows.page > 1;
  const exists = (direction: StepDirection) =>
    index >= 0 && (ids[index + direction] !== undefined || isBeyond(direction));

  const step = async (direction: StepDirection) => {
    if (job === null) return focusRow(direction);
    const next = ids[index + direction];
    if (index >= 0 && next !== undefined) return update({ job: next }, { history: "replace" });
    if (queue === null || index < 0 || !isBeyond(direction)) return;
    setWaiting(direction);
    try {
      const number = rows.page + direction;
      const { jobs } = await client.fetchQuery(queueQuery(queue, { ...rows, page: number }));
      const id = jobs.at(direction === 1 ? 0 : -1)?.serviceJobId;
      if (id) update({ page: number, job: id }, { history: "replace" });
    } catch {
      // The page says itself what is wrong with it.
      update({ page: rows.page + direction, job: null });
    } finally {
      setWaiting(null);
    }
  };

  /** The job that comes where this one goes away. */
  const after = useCallback(
    (id: string): string | null => {
      const all = page?.jobs.map(({ serviceJobId }) => serviceJobId) ?? [];
      const at = all.indexOf(id);
      return all[at + 1] ?? all[at - 1] ?? null;
    },
    [page],
  );

  return {
    step,
    after,
    steps: { previous: exists(-1), next: exists(1), waiting },
    position:
      page !== null && index >= 0
        ? { index: (page.page - 1) * page.pageSize + index + 1, total: page.total }
        : undefined,
  };
}
