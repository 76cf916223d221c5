"use client";
import { useQuery } from "@tanstack/react-query";
import DatabaseZap from "lucide-react/icons/database-zap";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useLocale, useTranslations } from "next-intl";
import { ProblemAction } from "@/components/shared/problem/problem";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Problem } from "@/lib/http/problem";
import type { IndexInfo } from "@/lib/jobs/job-index";
import { indexQuery } from "@/lib/search/facets-query";
import { formatAsOf, formatDay } from "@/lib/time/format";

interface IndexWordsProps {
  index: IndexInfo;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** What a screen says of an answer that may not be of all jobs. */
  soFar: string;
}

/** Of when an answer of the index is, and whether it is of all jobs. */
export function IndexWords({ index, zone, now, soFar }: IndexWordsProps) {
  const t = useTranslations("index");
  const locale = useLocale();
  const { state, asOf, since } = index;
  const parts = [asOf && t("asOf", { time: formatAsOf(Date.parse(asOf), { locale, zone, now }) })];
  if (state === "filling") {
    const day = since && formatDay(Date.parse(since), { locale, zone, now });
    parts.push(t("filling"), day && t("since", { day }), soFar);
  } else if (state !== "ready") parts.push(t(state === "behind" ? "behind" : "stopped"), soFar);
  const warns = state !== "ready";
  return (
    <p className={cn("flex items-center gap-1 text-sm", warns ? "text-action" : "text-muted")}>
      {warns ? <TriangleAlert aria-hidden className="size-3.5 shrink-0" /> : null}
      {parts.filter(Boolean).join(" · ")}
    </p>
  );
}

interface NoIndexProps {
  problem: Problem;
  /** What cannot be shown. */
  title: string;
  /** Why, by how the index is. */
  texts: Record<"off" | "filling" | "stopped", string>;
  /** What works without it. */
  jobs: string;
  onRetry: () => void;
  retrying: boolean;
}

/** Only the index could answer, and it cannot: why, and what works without it. */
export function NoIndex({ problem, title, texts, jobs, onRetry, retrying }: NoIndexProps) {
  const t = useTranslations("index");
  const { data } = useQuery(indexQuery());
  const state = data?.state === "off" || data?.state === "stopped" ? data.state : "filling";
  return (
    <div role="alert">
      <EmptyState
        icon={<DatabaseZap className="text-action" />}
        title={title}
        text={data ? texts[state] : null}
        actions={
          <>
            <LinkButton href="/jobs">{jobs}</LinkButton>
            <ProblemAction retry={t("unavailable.retry")} {...{ problem, onRetry, retrying }} />
          </>
        }
      />
    </div>
  );
}
