"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useState } from "react";
import { lazyCode, useIdleCode } from "@/components/ui/lazy-code";
import type { JobColumnId } from "@/lib/jobs/columns";
import type { Job, JobPage } from "@/lib/jobs/job";
import { type Mark, marksOn, NO_ROWS_SEEN, type SeenRows } from "@/lib/jobs/seen-rows";

/** What is new about the rows. Outside of a list nothing is. */
export const ChangeMarks = createContext<SeenRows>(NO_ROWS_SEEN);

interface MarkedCellProps {
  column: JobColumnId;
  job: Job;
  children: ReactNode;
}

/** A cell, with a bar at its edge when what it shows is new since its last snapshot. */
export function MarkedCell({ column, job, children }: MarkedCellProps) {
  const marks = marksOn(use(ChangeMarks), job.serviceJobId);
  const mark = marks.find((candidate) => columnOf(candidate) === column);
  return mark === undefined ? children : <Marked mark={mark}>{children}</Marked>;
}

function Marked({ mark, children }: { mark: Mark; children: ReactNode }) {
  const words = useMarkWords()(mark);
  return (
    <div className="relative min-w-0" data-changed={mark} title={words}>
      <span aria-hidden className="absolute inset-y-0 -left-2 w-0.75 rounded-full bg-accent" />
      <span className="sr-only">{words}</span>
      {children}
    </div>
  );
}

/** A new job is marked where its row begins. */
function columnOf(mark: Mark): JobColumnId {
  return mark === "new" ? "order" : mark;
}

const diff = lazyCode(() => import("@/lib/jobs/row-diff"));

/** What is new about the rows since they were last seen on this screen. Nothing is on the first page, so its code comes later. */
export function useRowSnapshot(page: JobPage | null): SeenRows {
  const [snapshot, setSnapshot] = useState(NO_ROWS_SEEN);
  const code = useIdleCode(diff);
  const next = page === null || code === null ? snapshot : code.withPage(snapshot, page);
  if (next !== snapshot) setSnapshot(next);
  return next;
}

/** What a mark says to the ear. */
function useMarkWords(): (mark: Mark) => string {
  const t = useTranslations("changes");
  const column = useTranslations("jobs.columns");
  return (mark) => (mark === "new" ? t("new") : t("changed", { field: column(mark) }));
}
