"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Badge } from "@/components/ui/badge";
import { CopyIds } from "./copy-ids";

export interface IdsSectionProps {
  title: string;
  /** What these ids have in common. */
  text: string;
  ids: readonly string[];
}

/** Ids without a job. Nothing where there are none. */
export function IdsSection({ title, text, ids }: IdsSectionProps) {
  const t = useTranslations("lookup");
  const id = useId();
  if (ids.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        <Badge>{ids.length}</Badge>
        <div className="ml-auto">
          <CopyIds ids={ids} label={t("copyAllLabel", { title })} />
        </div>
      </div>
      <p className="mt-1 text-sm text-pretty text-muted">{text}</p>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-3 py-2 text-sm">
        {ids.map((one) => (
          <li key={one} className="id-text min-w-0 [overflow-wrap:anywhere]">
            {one}
          </li>
        ))}
      </ul>
    </section>
  );
}
