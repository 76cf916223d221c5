"use client";
import List from "lucide-react/icons/list";
import Printer from "lucide-react/icons/printer";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { SegmentedControl } from "@/components/ui/field/segmented-control";
import { Select } from "@/components/ui/field/select";
import { BUCKETS, type BucketKind, type GroupKind } from "@/lib/insights/insights";
import type { Grouping } from "@/lib/insights/insights-search";
import { hrefFor, type JobsSearch } from "@/lib/search/jobs-search";

interface InsightsBarProps {
  bucket: BucketKind;
  by: GroupKind | null;
  /** The groups that this person may ask for. */
  groups: readonly GroupKind[];
  onChange: (patch: Partial<Grouping>) => void;
  /** Which jobs are counted. */
  jobs: JobsSearch;
  filters: ReactNode;
}

/** How the jobs are counted, which of them, and what can be taken along. */
export function InsightsBar({ bucket, by, groups, onChange, jobs, filters }: InsightsBarProps) {
  const t = useTranslations("insights");
  const id = useId();
  const options = ["all", ...groups] as const;
  return (
    <div data-chrome="" className="flex flex-wrap items-center gap-2">
      <SegmentedControl
        label={t("period.label")}
        value={bucket}
        onValueChange={(value) => onChange({ bucket: value })}
        segments={BUCKETS.map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <label htmlFor={id}>{t("group.label")}</label>
        <Select
          id={id}
          value={by ?? "all"}
          onValueChange={(value) => onChange({ by: value === "all" ? null : value })}
          options={options.map((value) => ({ value, label: t(`group.${value}`) }))}
        />
      </span>
      {filters}
      <div className="ml-auto flex items-center gap-1">
        <Link
          href={hrefFor({ ...jobs, page: 1, asOf: null, job: null })}
          prefetch={false}
          title={t("jobs")}
          className={buttonStyle("ghost", "md")}
        >
          <List aria-hidden />
          <span className="max-sm:sr-only">{t("jobs")}</span>
        </Link>
        <Button onClick={() => window.print()} title={t("print")}>
          <Printer aria-hidden />
          <span className="max-sm:sr-only">{t("print")}</span>
        </Button>
      </div>
    </div>
  );
}
