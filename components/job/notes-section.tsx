"use client";

import { useTranslations } from "next-intl";
import { DetailSection, type HeadingLevel } from "./detail-section";

const LINES = ["first", "second", "third", "fourth"];

/** On paper only: room to write. */
export function NotesSection({ level }: { level: HeadingLevel }) {
  const t = useTranslations("jobs.detail.sections");
  return (
    <div className="hidden print:block">
      <DetailSection title={t("notes")} level={level}>
        {LINES.map((line) => (
          <div key={line} className="h-7 border-b border-line-strong" />
        ))}
      </DetailSection>
    </div>
  );
}
