"use client";

import { useTranslations } from "next-intl";
import type { Job } from "@/lib/jobs/job";
import { DetailSection, type HeadingLevel } from "./detail-section";
import { ItemCard } from "./item-card";

export interface ItemsSectionProps {
  job: Job;
  level: HeadingLevel;
  zone: string;
}

export function ItemsSection({ job, level, zone }: ItemsSectionProps) {
  const t = useTranslations("jobs.detail.sections");
  const items = job.associatedItems ?? [];
  if (items.length === 0) return null;
  return (
    <DetailSection title={t("items")} level={level}>
      <ul className="space-y-3">
        {items.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may be the same in every field.
            key={index}
            className="rounded-md border border-line p-3"
          >
            <ItemCard item={item} job={job} zone={zone} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
