"use client";
import { useTranslations } from "next-intl";
import { AmazonSays, RequestId, useProblemWords } from "@/components/shared/problem/problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/http/problem";
import type { Intent } from "./use-intent";

/** What of an intent there is to show, and the ways on. */
type Shown = Pick<Intent, "state" | "check" | "again">;

/** Why what somebody wanted was not done, or that nobody knows whether it was. */
export function IntentProblem({ intent }: { intent: Shown }) {
  const { state } = intent;
  if (state.kind !== "failed") return null;
  return state.isUnknown ? (
    <Unknown intent={intent} />
  ) : (
    // What waits for another change has not been sent: its key is still good.
    <Refused
      problem={state.problem}
      onRetry={state.problem.code === "in_progress" ? intent.check : intent.again}
    />
  );
}

function Unknown({ intent }: { intent: Shown }) {
  const t = useTranslations("capacity.intent");
  return (
    <Banner
      kind="warn"
      title={t("unknownTitle")}
      action={
        <>
          <Button size="sm" onClick={intent.check}>
            {t("check")}
          </Button>
          <Button size="sm" variant="ghost" onClick={intent.again}>
            {t("again")}
          </Button>
        </>
      }
    >
      {t("unknownText")}
    </Banner>
  );
}

/** What is tried again as it is; anything else has to be put right first. */
const WORTH_AGAIN: ReadonlySet<Problem["code"]> = new Set([
  "upstream_throttled",
  "upstream_unavailable",
  "upstream_timeout",
  "rate_limited",
  "in_progress",
  "internal",
]);

function Refused({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useTranslations("capacity.intent");
  const words = useProblemWords(problem);
  const isConflict = problem.code === "conflict";
  return (
    <Banner
      kind="error"
      title={isConflict ? t("conflict") : words.title}
      action={
        WORTH_AGAIN.has(problem.code) ? (
          <Button size="sm" onClick={onRetry}>
            {t("retry")}
          </Button>
        ) : null
      }
    >
      <p>{isConflict ? t("conflictText") : words.text}</p>
      <AmazonSays words={problem.upstreamMessage} />
      {words.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <RequestId id={problem.requestId} />
    </Banner>
  );
}
