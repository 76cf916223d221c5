"use client";

import { useTranslations } from "next-intl";
import { RequestId } from "@/components/jobs/jobs-states/request-id";
import { useProblemWords } from "@/components/jobs/jobs-states/use-problem-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { problem } from "@/lib/http/problem";
import type { LookupFailure } from "@/lib/jobs/lookup/lookup-result";
import { CopyIds } from "./copy-ids";

export interface LookupFailuresProps {
  failed: readonly LookupFailure[];
  onRetry: () => void;
  retrying: boolean;
}

/** The ids that Amazon could not be asked for, by reason. */
export function LookupFailures({ failed, onRetry, retrying }: LookupFailuresProps) {
  return failed.map((failure) => (
    <Failure key={failure.ids.join()} failure={failure} onRetry={onRetry} retrying={retrying} />
  ));
}

interface FailureProps extends Omit<LookupFailuresProps, "failed"> {
  failure: LookupFailure;
}

function Failure({ failure, onRetry, retrying }: FailureProps) {
  const t = useTranslations("lookup.failed");
  const retry = useTranslations("errors")("retry");
  const { title, detail } = useProblemWords(problem(failure.code, { detail: failure.detail }));
  const count = failure.ids.length;
  return (
    <Banner
      kind="error"
      title={t("title", { count })}
      action={
        <>
          <CopyIds ids={failure.ids} label={t("copy")} />
          <Button size="sm" onClick={onRetry} loading={retrying}>
            {retry}
          </Button>
        </>
      }
    >
      <p>{t("text", { reason: detail ?? title })}</p>
      <RequestId id={failure.requestId} />
    </Banner>
  );
}
