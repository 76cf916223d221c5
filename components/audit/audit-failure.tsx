"use client";

import CircleX from "lucide-react/icons/circle-x";
import { useTranslations } from "next-intl";
import { useProblemWords } from "@/components/jobs/jobs-states/use-problem-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Problem, ProblemCode } from "@/lib/http/problem";

export interface AuditFailureProps {
  problem: Problem;
  onRetry: () => void;
  retrying: boolean;
  /** When the records below were fetched, as the screen writes times; null where there are none. */
  asOf: string | null;
}

/** What is about the person has its own words; Amazon has no part in any of the others. */
const PERSONAL: ReadonlySet<ProblemCode> = new Set([
  "unauthenticated",
  "forbidden",
  "rate_limited",
]);

/** The records could not be read: in their place, or above those of before. */
export function AuditFailure({ problem, onRetry, retrying, asOf }: AuditFailureProps) {
  const t = useTranslations("audit.failed");
  const words = useProblemWords(problem);
  const { title, text } = PERSONAL.has(problem.code)
    ? words
    : { title: t("title"), text: t("text") };
  const retry = (
    <Button size={asOf === null ? "md" : "sm"} onClick={onRetry} loading={retrying}>
      {t("retry")}
    </Button>
  );
  if (asOf === null) {
    return (
      <div role="alert">
        <EmptyState
          icon={<CircleX className="text-exception" />}
          title={title}
          text={text}
          actions={retry}
        />
      </div>
    );
  }
  return (
    <Banner kind="warn" title={t("stale", { asOf })} action={retry}>
      {text}
    </Banner>
  );
}
