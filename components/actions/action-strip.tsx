"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast/toast";
import { useListWords } from "@/components/ui/use-list-words";
import { type ActionWarning, activeVisit, seenOf } from "@/lib/actions/job-action";
import { type Intent, wayBack } from "@/lib/actions/send-action";
import { serverNow } from "@/lib/http/server-clock";
import type { Job } from "@/lib/jobs/job";
import { ActionFailure } from "./action-failure";
import type { JobActionSession } from "./use-action";
import { useTechnicianName } from "./use-refusals";
import { VisitGhost } from "./visit-ghost";

interface ActionStripProps {
  job: Job;
  session: JobActionSession;
  /** Opens the dialog that a wish came from, at the time at which the visit was before it, where that is given. */
  onOpen: (intent: Intent, before?: string) => void;
}

/** How long the way back is offered for, in ms. */
const BACK_MS = 8_000;

/** What came of a wish once its dialog is gone: on its way, done with a warning, or not done. */
export function ActionStrip({ job, session, onOpen }: ActionStripProps) {
  const t = useTranslations("actions");
  const { state, dismiss } = session;

  const onEnd = useEffectEvent(() => {
    if (state.kind === "sending" && state.first) announce(t(`done.${state.first.action}`));
    if (state.kind !== "done") return;
    const { intent, answer, first } = state;
    const title = t(`done.${intent.action}`);
    announce(title);
    if (answer.warnings.length > 0) return;
    const back = backFrom({ session, onOpen }, state);
    toast({
      kind: "success",
      ...(first ? { title: t(`done.${first.action}`), text: title } : { title }),
      ...(back && {
        action: { label: t(back.says), onClick: back.go },
        forMs: BACK_MS,
      }),
    });
    dismiss();
  });
  // The outside systems are the live region and the toasts: what is done is done once.
  useEffect(() => {
    if (state.kind !== "idle") onEnd();
  }, [state]);

  switch (state.kind) {
    case "sending":
      return <UnderWay job={job} intent={state.intent} first={state.first} />;
    case "failed":
      return <Failed {...{ job, session, onOpen }} />;
    case "done":
      return state.answer.warnings.length === 0 ? null : (
        <Warnings {...{ job, session, onOpen }} done={state} />
      );
    default:
      return null;
  }
}

type Done = Extract<JobActionSession["state"], { kind: "done" }>;

/** The button that leads back from what was done; null where nothing does. */
function backFrom(
  { session, onOpen }: Pick<ActionStripProps, "session" | "onOpen">,
  { intent, answer }: Done,
): { says: "moveBack" | "assignBefore"; go: () => void } | null {
  const back = wayBack(intent, answer, serverNow());
  if (back === null) return null;
  return back.kind === "move"
    ? { says: "moveBack", go: () => onOpen(intent, back.start) }
    : { says: "assignBefore", go: () => void session.send(back.wish) };
}

/** Also whoever closes the dialog sees that it is on its way. */
function UnderWay({ job, intent, first }: { job: Job; intent: Intent; first: Intent | undefined }) {
  const t = useTranslations("actions.busy");
  const tDone = useTranslations("actions.done");
  if (intent.action === "schedule" || intent.action === "reschedule") {
    return (
      <VisitGhost
        from={activeVisit(job)?.appointmentTime}
        to={{ start: intent.body.start, end: null }}
        zone={job.zone}
        busy={t(intent.action)}
      />
    );
  }
  return (
    <p role="status" className="text-sm text-progress">
      {first ? `${tDone(first.action)}. ` : null}
      {t(intent.action)}
    </p>
  );
}

function Failed({ job, session, onOpen }: ActionStripProps) {
  const t = useTranslations("actions");
  const { state, send, dismiss } = session;
  if (state.kind !== "failed") return null;
  const { intent, first } = state;
  const again = () => void send(intent);
  return (
    <div className="flex flex-col gap-2">
      {first ? <p className="text-sm font-medium">{t("bookedAlone")}</p> : null}
      {state.problem.code === "conflict" ? (
        <Banner kind="warn" title={t("changed.title")} />
      ) : (
        <ActionFailure {...{ job, session }} onAgain={again} />
      )}
      <div className="flex gap-2">
        <Button size="sm" onClick={() => onOpen(intent)}>
          {t(first ? "button.assign" : "reopen")}
        </Button>
        <Button size="sm" variant="ghost" onClick={dismiss}>
          {t("dismiss")}
        </Button>
      </div>
    </div>
  );
}

/** Done, and something that Amazon says besides. */
function Warnings({ job, session, onOpen, done }: ActionStripProps & { done: Done }) {
  const t = useTranslations("actions");
  const { intent, answer } = done;
  const back = backFrom({ session, onOpen }, done);
  const { send, dismiss } = session;
  const nameOf = useTechnicianName(
    job,
    answer.warnings.flatMap(({ technicians }) => technicians),
  );
  const visit = activeVisit(job);
  const lost = answer.warnings.find(({ code }) => code === "RESOURCES_UNASSIGNED");
  const before = lost ? techniciansBefore(intent, lost) : [];
  const again = visit?.appointmentId && before.length > 0 ? { visit: visit.appointmentId } : null;
  return (
    <Banner
      kind="warn"
      title={t(`done.${intent.action}`)}
      action={
        <>
          {again ? (
            <Button
              size="sm"
              onClick={() =>
                void send({
                  action: "assign",
                  body: { appointment: again.visit, technicians: before, seen: seenOf(job) },
                })
              }
            >
              {t("assignAgain")}
            </Button>
          ) : null}
          {back ? (
            <Button size="sm" onClick={back.go}>
              {t(back.says)}
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={dismiss}>
            {t("dismiss")}
          </Button>
        </>
      }
    >
      {answer.warnings.map((warning) => (
        <WarningLine key={warning.code} warning={warning} nameOf={nameOf} />
      ))}
    </Banner>
  );
}

/** All who were to go, for the same again: Amazon names those whom it took away. */
function techniciansBefore({ body: { seen } }: Intent, lost: ActionWarning): string[] {
  return [...new Set([...seen.technicians, ...lost.technicians])];
}

function WarningLine({
  warning: { code, technicians },
  nameOf,
}: {
  warning: ActionWarning;
  nameOf: (id: string) => string;
}): ReactNode {
  const t = useTranslations("actions.warning");
  const listWords = useListWords();
  const names = listWords(technicians.map(nameOf));
  if (code === "RESOURCES_UNASSIGNED") return <p>{t("unassigned", { names })}</p>;
  if (code === "RESOURCES_OVERBOOKED") {
    return <p>{names === "" ? t("overbookedSome") : t("overbooked", { names })}</p>;
  }
  return <p>{t("other", { code: code ?? "", names })}</p>;
}
