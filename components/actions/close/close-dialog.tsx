"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useEffectEvent, useId, useRef } from "react";
import { type ActionDialogProps, ActionWindow } from "@/components/actions/action-dialog";
import { useHeldJob } from "@/components/actions/changed-meanwhile";
import type { Refusal } from "@/components/actions/use-refusals";
import { useActionOffer } from "@/components/shared/action-offer";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { DialogHint } from "@/components/ui/popup/dialog-parts";
import { isOffered } from "@/lib/actions/hindrances";
import { seenOf } from "@/lib/actions/job-action";
import { Checklist } from "./checklist";
import type { ClosingStep } from "./closing-session";
import { ClosingSteps } from "./closing-steps";
import { DocumentList } from "./document-list";
import { PeopleFields } from "./people-fields";
import { SpanFields } from "./span-fields";
import { type ClosingProblem, type ClosingView, useClosing } from "./use-closing";

/** Times, people and documents of a visit that is over, and then the end of the job; each saved as it comes. */
export function CloseDialog(props: ActionDialogProps) {
  const { job, session, onClose, now } = props;
  const t = useTranslations("closing");
  const offer = useActionOffer();
  const form = useId();
  const stepButtons = useRef<HTMLDivElement>(null);
  const held = useHeldJob(job, session.state);
  const closing = useClosing(held.held, now);
  const { problems, saved, documents } = closing;
  const tells = isOffered(offer, "fulfil");
  const steps: readonly ClosingStep[] = tells ? ["visit", "documents", "complete"] : ["complete"];
  const body = tells ? closing.body : null;
  const step = steps.includes(closing.step) ? closing.step : "complete";
  const completes = isOffered(offer, "complete");

  const { state } = session;
  const isSending = state.kind === "sending";

  const onEnd = useEffectEvent(() => {
    if (state.kind !== "done") return;
    if (state.intent.action === "complete") {
      closing.forget();
      onClose();
      return;
    }
    if (state.intent.action === "fulfil") closing.noteEnd(state.intent.body, state);
    held.hold(state.answer.job ?? job);
    session.dismiss();
    announce(t("savedNow"));
    const next = steps[steps.indexOf(step) + 1];
    if (next) go(next);
  });
  // The outside system is Amazon, which has answered.
  useEffect(() => {
    if (state.kind === "done") onEnd();
  }, [state]);

  /** The focus goes along, so that no second press of a key does what the next step is for. */
  function go(next: ClosingStep) {
    closing.change({ step: next });
    stepButtons.current?.querySelectorAll("button").item(steps.indexOf(next)).focus();
  }

  async function save() {
    if (body === null) return;
    // Also when the dialog is gone by then.
    closing.noteEnd(body, await session.send({ action: "fulfil", body }));
  }

  function complete() {
    void session.send({ action: "complete", body: { seen: seenOf(held.held) } });
  }

  const wrong = tells ? problemOf(step, problems) : null;
  // What is wrong is still to be saved, once it is right.
  const isSaved = body === null && (wrong === null || step === "complete");
  const isBlocked = wrong !== null || held.changes.length > 0;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isBlocked || isSending) return;
    if (body !== null) void save();
    else if (step !== "complete") go(steps[steps.indexOf(step) + 1] ?? "complete");
  }

  const isTheOnlyOne = state.kind === "failed" && sentDocuments(state.intent.body) === 1;
  const said = ({ reason }: Refusal) => isTheOnlyOne && (reason ?? "").startsWith("document");
  const openParts = {
    worked: body?.worked !== undefined,
    technicians: body?.technicians !== undefined,
    documents: documents.some(({ state: { kind } }) => kind !== "saved"),
  };

  return (
    <ActionWindow
      {...props}
      title={t("title")}
      description={t("description")}
      held={held}
      onAgain={() => (body === null ? complete() : void save())}
      said={said}
      footer={
        <>
          <DialogHint>{wrong && t(`missing.${wrong}`)}</DialogHint>
          {steps.indexOf(step) > 0 ? (
            <Button onClick={() => go(steps[steps.indexOf(step) - 1] ?? "visit")}>
              {t("back")}
            </Button>
          ) : null}
          <MainButton
            key={`${step} ${isSaved}`}
            {...{ form, isBlocked, isSending, completes }}
            isSaved={isSaved}
            isLast={step === "complete"}
            onComplete={complete}
          />
        </>
      }
    >
      <div ref={stepButtons} className="mb-4">
        {steps.length > 1 ? (
          <ClosingSteps
            steps={steps}
            current={step}
            isSaved={(one) =>
              one === "visit"
                ? saved.worked !== null && !openParts.worked && !openParts.technicians
                : one === "documents" && saved.documents.length > 0 && !openParts.documents
            }
            onGo={go}
          />
        ) : null}
      </div>
      <form id={form} onSubmit={onSubmit} className="grid grid-cols-1 gap-5">
        {step === "visit" ? (
          <>
            <SpanFields
              legend={t("worked")}
              {...{ from: closing.from, to: closing.to, reading: closing.reading }}
              zone={held.held.zone}
              problem={problems.times && t(`missing.${problems.times}`)}
              onChange={closing.change}
            />
            <PeopleFields
              job={held.held}
              chosen={closing.technicians}
              onChange={(technicians) => closing.change({ technicians })}
            />
          </>
        ) : null}
        {step === "documents" ? <DocumentList entries={documents} session={closing} /> : null}
        {step === "complete" ? (
          <Checklist job={held.held} saved={saved} open={openParts} completes={completes} />
        ) : null}
      </form>
    </ActionWindow>
  );
}

function sentDocuments(body: object): number {
  return "documents" in body && Array.isArray(body.documents) ? body.documents.length : 0;
}

/** What is wrong in a step; whatever is wrong anywhere is in the way of the end. */
function problemOf(step: ClosingStep, problems: ClosingView["problems"]): ClosingProblem | null {
  const ofVisit = problems.times ?? problems.people;
  if (step === "visit") return ofVisit;
  return step === "documents" ? problems.documents : (ofVisit ?? problems.documents);
}

interface MainButtonProps {
  /** Nothing is left to be saved. */
  isSaved: boolean;
  isLast: boolean;
  form: string;
  isBlocked: boolean;
  isSending: boolean;
  completes: boolean;
  onComplete: () => void;
}

/** A job is completed by its button alone: no Enter in a field does it. */
function MainButton(props: MainButtonProps) {
  const { isSaved, isLast, form, isBlocked, isSending, completes, onComplete } = props;
  const t = useTranslations("closing");
  const common = { variant: "primary", loading: isSending, disabled: isBlocked } as const;
  if (isSaved && isLast) {
    return completes ? (
      <Button {...common} onClick={onComplete}>
        {isSending ? t("completing") : t("complete")}
      </Button>
    ) : null;
  }
  const save = isLast ? t("saveHere") : t("save");
  const label = isSaved ? t("next") : save;
  return (
    <Button {...common} type="submit" form={form}>
      {isSending ? t("saving") : label}
    </Button>
  );
}
