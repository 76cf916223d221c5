"use client";
import { useTranslations } from "next-intl";
import {
  AmazonSays,
  ProblemAction,
  RequestId,
  useProblemWords,
} from "@/components/shared/problem/problem";
import { RetryCountdown } from "@/components/shared/problem/retry-countdown";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useListWords } from "@/components/ui/use-list-words";
import type { JobAction } from "@/lib/actions/job-action";
import { isThrottled, type Problem } from "@/lib/http/problem";
import type { Job } from "@/lib/jobs/job";
import type { JobActionSession } from "./use-action";
import { type Refusal, refusalsIn, useRefusalWords, useTechnicianName } from "./use-refusals";

interface ActionFailureProps {
  job: Job;
  session: Pick<JobActionSession, "state" | "check">;
  /** Sends the same wish once more. */
  onAgain: () => void;
  /** What a field beside it says already. */
  said?: (refusal: Refusal) => boolean;
}

/** Why a wish did not come true, or that nobody knows; and what can be done about it. */
export function ActionFailure({ job, session, onAgain, said = () => false }: ActionFailureProps) {
  const { state, check } = session;
  if (state.kind !== "failed") return null;
  const { problem, intent } = state;
  const { code } = problem;
  if (code === "outcome_unknown") {
    return (
      <Unknown
        action={intent.action}
        onCheck={() => void check()}
        onAgain={onAgain}
        problem={problem}
      />
    );
  }
  // The difference is shown in its place.
  if (code === "conflict") return null;
  const refusals = refusalsIn(problem);
  if (refusals.length > 0) {
    const unsaid = refusals.filter((refusal) => !said(refusal));
    const refused = { job, refusals: unsaid, problem, isHalf: state.first !== undefined };
    return unsaid.length > 0 ? <Refused {...refused} /> : null;
  }
  return <Other problem={problem} onAgain={onAgain} />;
}

interface UnknownProps {
  action: JobAction;
  problem: Problem;
  onCheck: () => void;
  onAgain: () => void;
}

function Unknown({ action, problem, onCheck, onAgain }: UnknownProps) {
  const t = useTranslations("actions.unknown");
  return (
    <Banner
      kind="warn"
      title={t("title")}
      action={
        <>
          <Button size="sm" variant="primary" onClick={onCheck}>
            {t("check")}
          </Button>
          <Button size="sm" onClick={onAgain}>
            {t("again")}
          </Button>
        </>
      }
    >
      <p>{action === "fulfil" ? t("fulfil") : t("text")}</p>
      <RequestId id={problem.requestId} />
    </Banner>
  );
}

interface RefusedProps {
  job: Job;
  refusals: readonly Refusal[];
  problem: Problem;
  /** Something else was done before it, and stays so. */
  isHalf: boolean;
}

function Refused({ job, refusals, problem, isHalf }: RefusedProps) {
  const t = useTranslations("actions");
  const nameOf = useTechnicianName(
    job,
    refusals.flatMap(({ values = [] }) => values),
  );
  const wordsOf = useRefusalWords();
  const listWords = useListWords();
  const isNew = refusals.some(({ reason }) => reason === null);
  return (
    <Banner kind="error" title={t(isHalf ? "refusedCrew" : "refused")}>
      {refusals.map((refusal) => (
        <p key={`${refusal.code} ${refusal.detail}`} className="text-fg">
          {refusal.values?.length
            ? t("assign.refused", {
                name: listWords(refusal.values.map(nameOf)),
                why: wordsOf(refusal),
              })
            : wordsOf(refusal)}
        </p>
      ))}
      {isNew ? <AmazonSays words={problem.upstreamMessage} /> : null}
      <RequestId id={problem.requestId} />
    </Banner>
  );
}

/** What can go wrong with any question. */
function Other({ problem, onAgain }: { problem: Problem; onAgain: () => void }) {
  const t = useTranslations("errors");
  const { title, text, reasons } = useProblemWords(problem);
  const retry = { onRetry: onAgain, retrying: false };
  return (
    <Banner
      kind="error"
      title={title}
      action={
        isThrottled(problem) ? (
          <RetryCountdown problem={problem} {...retry} />
        ) : (
          <ProblemAction problem={problem} retry={t("retry")} size="sm" {...retry} />
        )
      }
    >
      <p>{text}</p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <AmazonSays words={problem.upstreamMessage} />
      <RequestId id={problem.requestId} />
    </Banner>
  );
}
