"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { ActionStrip } from "@/components/actions/action-strip";
import type { Opened } from "@/components/actions/actionable";
import { isOf, openedBy, ShownDialog } from "@/components/actions/job-actions";
import { useAction } from "@/components/actions/use-action";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { ProblemAction, useProblemWords } from "@/components/shared/problem/problem";
import { useQueryProblem } from "@/components/shared/problem/query-problem";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/progress";
import type { JobDetail } from "@/lib/jobs/job";
import type { LaneKind, ScheduleAnswer } from "@/lib/schedule/schedule";
import { jobQuery } from "@/lib/search/jobs-query";
import { type Act, changeAct, endAct, openDialog, sendLater } from "./acting-store";
import { Beside } from "./beside";
import { ghostOf, isShown } from "./ghosts";
import { focusFor } from "./kept-focus";
import { UndoCard } from "./undo-card";

interface ActedJobProps {
  act: Act;
  frame: VisitFrame;
  answer: ScheduleAnswer;
  by: LaneKind;
  /** When the schedule that is shown was read, epoch ms. */
  asOf: number;
  locale: string;
  /** Epoch ms. */
  now: number;
}

/** One job on which somebody acts from the schedule: its dialog, what is on its way, and what came of it. */
export function ActedJob({ act, frame, answer, by, asOf, locale, now }: ActedJobProps) {
  const { place, dialog, dropped, ghost } = act;
  const { jobId } = place;
  const tActions = useTranslations("actions");
  const session = useAction(jobId);
  const { state } = session;
  const query = useQuery(jobQuery(jobId, frame.marketplace));
  const job = query.data?.job;
  const isIdle = state.kind === "idle";

  const follow = useEffectEvent(() => {
    if (state.kind === "sending")
      changeAct(jobId, { ghost: ghostOf(state.intent, place, answer.lanes, by) });
    if (state.kind === "failed") {
      changeAct(jobId, { ghost: null });
      if (!dialog?.open) focusFor(place)?.focus();
    }
  });
  // The outside system is the board, which shows what is on its way in its lanes.
  useEffect(() => {
    if (state.kind !== "idle") follow();
  }, [state]);

  const awaits = ghost?.sent === true && state.kind !== "sending";
  const isThere = job !== undefined && isShown(job, answer);
  const readBefore = useRef<number | null>(null);
  // The outside system is the schedule, which is asked anew at the end: what it says then takes the wish's place.
  useEffect(() => {
    if (!awaits) {
      readBefore.current = null;
      return;
    }
    readBefore.current ??= asOf;
    const isReadAnew = asOf !== readBefore.current;
    if (isThere || isReadAnew || asOf === 0) changeAct(jobId, { ghost: null });
  }, [awaits, isThere, asOf, jobId]);

  const isOver = isIdle && dialog === null && dropped === null && ghost === null;
  useEffect(() => {
    if (isOver) endAct(jobId);
  }, [isOver, jobId]);

  const send = useEffectEvent((wish: NonNullable<Act["dropped"]>["wish"]) => {
    void session.send(wish);
  });
  // The outside system is the clock: until then it can be taken back.
  useEffect(() => {
    if (dropped) sendLater(jobId, () => send(dropped.wish));
  }, [dropped, jobId]);

  function open(action: Opened, before?: string) {
    if (state.kind === "done" || (state.kind === "failed" && !isOf(state.intent, action))) {
      session.dismiss();
    }
    openDialog(place, action, { before });
  }

  const hasWords =
    state.kind === "failed" || (state.kind === "done" && state.answer.warnings.length > 0);
  const hasEnded = !dialog?.open && !isIdle && state.kind !== "sending";
  const strip = job ? (
    <ActionStrip
      job={job}
      session={session}
      onOpen={(intent, before) => open(openedBy(intent), before)}
    />
  ) : null;
  return (
    <>
      {dropped ? <UndoCard {...{ place, dropped, frame }} /> : null}
      {dialog && job ? (
        <ShownDialog
          key={dialog.nth}
          action={dialog.action}
          props={{
            ...{ job, session, locale, now },
            slot: dialog.slot,
            before: dialog.before,
            open: dialog.open,
            onClose: () => changeAct(jobId, { dialog: { ...dialog, open: false } }),
            onClosed: () => changeAct(jobId, { dialog: null }),
            finalFocus: () => focusFor(place),
            onInstead: (action) => open(action),
          }}
        />
      ) : null}
      {dialog?.open && !job ? <Opening query={query} place={place} /> : null}
      {hasEnded && hasWords ? (
        <Beside place={place} label={tActions("label")}>
          <div className="w-80 max-w-full">{strip}</div>
        </Beside>
      ) : null}
      {hasEnded && !hasWords ? strip : null}
    </>
  );
}

interface OpeningProps {
  query: UseQueryResult<JobDetail>;
  place: Act["place"];
}

/** A dialog waits for its job, or cannot have it. */
function Opening({ query, place }: OpeningProps) {
  const t = useTranslations("schedule.acting");
  const problem = useQueryProblem(query, "/schedule");
  return (
    <Beside place={place} label={t("opening")}>
      {problem ? (
        <Unread
          {...{ problem, place }}
          retrying={query.isFetching}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <p role="status" className="flex items-center gap-2 px-1">
          <Spinner />
          {t("opening")}
        </p>
      )}
    </Beside>
  );
}

interface UnreadProps {
  problem: Parameters<typeof useProblemWords>[0];
  place: Act["place"];
  onRetry: () => void;
  retrying: boolean;
}

function Unread({ problem, place, onRetry, retrying }: UnreadProps) {
  const t = useTranslations("schedule.stale");
  const tActions = useTranslations("actions");
  const { title, sentence } = useProblemWords(problem);
  return (
    <Banner
      kind="error"
      className="w-80 max-w-full"
      title={title}
      action={
        <>
          <ProblemAction size="sm" retry={t("retry")} {...{ problem, onRetry, retrying }} />
          <Button size="sm" variant="ghost" onClick={() => endAct(place.jobId)}>
            {tActions("dismiss")}
          </Button>
        </>
      }
    >
      {sentence}
    </Banner>
  );
}
