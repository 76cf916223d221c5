"use client";

import { type ReactNode, useId } from "react";

/** Level of the sections' headings: 2 on the job's own page, 3 in the drawer. */
export type HeadingLevel = 2 | 3;

export interface DetailSectionProps {
  title: string;
  level: HeadingLevel;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

export function DetailSection({ title, level, aside, children }: DetailSectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className="border-b border-line px-4 py-4 last:border-b-0 print:px-0"
    >
      <div className="mb-2 flex min-h-6 items-center justify-between gap-3">
        <Heading id={id} className="text-sm font-semibold">
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
