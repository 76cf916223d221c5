"use client";
import Check from "lucide-react/icons/check";
import Circle from "lucide-react/icons/circle";
import CircleQuestionMark from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useTranslations } from "next-intl";
import { refusalsIn, useRefusalWords } from "@/components/actions/use-refusals";
import { useProblemWords } from "@/components/shared/problem/problem";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress";
import { useListWords } from "@/components/ui/use-list-words";
import type { JobNow } from "@/lib/actions/job-action";
import type { Problem } from "@/lib/http/problem";
import { Goers, VisitOf } from "./bulk-review";
import { type BulkState, type BulkVisit, isUnknown } from "./bulk-session";

interface BulkProgressProps {
  state: Exclude<BulkState, { kind: "idle" }>;
  onCheck: (key: string) => void;
  nameOf: (id: string) => string;
}

/** How many of the visits are done with, and what became of each: what went wrong comes first at the end. */
export function BulkProgress({ state, onCheck, nameOf }: BulkProgressProps) {
  const t = useTranslations("actions.bulk");
  const { visits } = state;
  const { ended } = countsOf(visits);
  const isOver = state.kind === "over";
  const rows = isOver
    ? [...visits].sort((a, b) => Number(a.end.kind === "done") - Number(b.end.kind === "done"))
    : visits;
  return (
    <div className="flex flex-col gap-3">
      {isOver ? null : (
        <div className="flex flex-col gap-1.5">
          <p className="text-sm tabular-nums">
            {t("progress", { done: ended, of: visits.length, seconds: state.secondsLeft })}
          </p>
          <ProgressBar
            place="row"
            label={t("progressLabel")}
            text={t("progress", { done: ended, of: visits.length, seconds: state.secondsLeft })}
            value={ended / Math.max(1, visits.length)}
          />
        </div>
      )}
      <ul aria-label={t("visits")} className="divide-y divide-line">
        {rows.map((visit) => (
          <li key={visit.item.job} className="flex items-start gap-2 py-2 text-sm">
            <EndIcon kind={kindOf(visit)} />
            <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-2">
              <span className="min-w-0">
                <VisitOf job={visit.job} />
              </span>
              <span className="min-w-0">
                <EndWords visit={visit} nameOf={nameOf} />
              </span>
            </span>
            {isOver && kindOf(visit) === "unknown" ? (
              <Button size="sm" onClick={() => onCheck(visit.item.key)}>
                {t("check")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Kind = BulkVisit["end"]["kind"] | "unknown";

function kindOf({ end }: BulkVisit): Kind {
  return end.kind === "failed" && isUnknown(end.problem) ? "unknown" : end.kind;
}

/** How many visits there are of each kind, and how many have ended. */
export function countsOf(visits: readonly BulkVisit[]) {
  const of = (...kinds: Kind[]) => visits.filter((visit) => kinds.includes(kindOf(visit))).length;
  return {
    done: of("done"),
    unknown: of("unknown"),
    /** Surely not assigned. */
    open: of("failed", "unsent"),
    ended: of("done", "unknown", "failed"),
  };
}

const ICONS = {
  waiting: { Icon: Circle, style: "text-faint" },
  sending: { Icon: LoaderCircle, style: "animate-spin text-accent-fg motion-reduce:animate-none" },
  done: { Icon: Check, style: "text-done" },
  failed: { Icon: CircleX, style: "text-exception" },
  unknown: { Icon: CircleQuestionMark, style: "text-action" },
  unsent: { Icon: Circle, style: "text-faint" },
} as const;

function EndIcon({ kind }: { kind: Kind }) {
  const { Icon, style } = ICONS[kind];
  return <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", style)} />;
}

function EndWords({ visit, nameOf }: { visit: BulkVisit } & Pick<BulkProgressProps, "nameOf">) {
  const t = useTranslations("actions.bulk");
  const { end } = visit;
  if (end.kind === "failed") return <Why problem={end.problem} nameOf={nameOf} />;
  const warned = end.kind === "done" && end.answer.warnings.length > 0;
  return (
    <span className={cn("block max-sm:text-xs", warned ? "text-action" : "text-muted")}>
      {warned ? t("end.warned") : t(`end.${end.kind}`)}
    </span>
  );
}

function Why({ problem, nameOf }: { problem: Problem; nameOf: (id: string) => string }) {
  const t = useTranslations("actions.bulk");
  const refusalWords = useRefusalWords();
  const listWords = useListWords();
  const { title } = useProblemWords(problem);
  if (isUnknown(problem))
    return <span className="block max-sm:text-xs text-action">{t("end.unknown")}</span>;
  const current = problem.current as JobNow | undefined;
  if (problem.code === "conflict" && current !== undefined) {
    return (
      <span className="block max-sm:text-xs text-exception">
        {t.rich("end.conflict", { who: () => <Goers job={current} nobody={t("nobody")} /> })}
      </span>
    );
  }
  const lines = refusalsIn(problem).map((refusal) => {
    const why = refusalWords(refusal);
    const names = (refusal.values ?? []).map(nameOf);
    return names.length > 0 ? t("end.refused", { names: listWords(names), why }) : why;
  });
  const words = problem.reason === "notDone" ? [t("end.notDone")] : [title];
  return (lines.length > 0 ? lines : words).map((line) => (
    <span key={line} className="block max-sm:text-xs text-exception">
      {line}
    </span>
  ));
}
