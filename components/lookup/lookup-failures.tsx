"use client";

import { useTranslations } from "next-intl";
import { AmazonSays } from "@/components/shared/amazon-says";
import { RequestId } from "@/components/shared/request-id";
import { useProblemWords } from "@/components/shared/use-problem-words";
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
  const { ids, code, ...cause } = failure;
  const { title } = useProblemWords(problem(code, cause));
  const count = ids.length;
  return (
    <Banner
      kind="error"
      title={t("title", { count })}
      action={
        <>
          <CopyIds ids={ids} label={t("copy")} />
          <Button size="sm" onClick={onRetry} loading={retrying}>
            {retry}
          </Button>
        </>
      }
    >
      <p>{t("text", { reason: title })}</p>
      <AmazonSays words={failure.upstreamMessage} />
      <RequestId id={failure.requestId} />
    </Banner>
  );
}
