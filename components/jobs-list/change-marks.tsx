"use client";

import { createContext, type ReactNode, use } from "react";
import { type Mark, marksOn, NOTHING_SEEN, type Sight } from "@/lib/jobs/changes/look";
import type { JobColumnId } from "@/lib/jobs/columns";
import type { Job } from "@/lib/jobs/job";
import { useMarkWords } from "./use-mark-words";

/** What is new about the rows. Outside of a list nothing is. */
export const ChangeMarks = createContext<Sight>(NOTHING_SEEN);

interface MarkedCellProps {
  column: JobColumnId;
  job: Job;
  children: ReactNode;
}

/** A cell, with a bar at its edge when what it shows is new since the last look. */
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
