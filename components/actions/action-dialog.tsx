"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useId } from "react";
import { ClockProvider } from "@/components/shared/time/site-time";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { DialogHint } from "@/components/ui/popup/dialog-parts";
import type { Slot } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";
import { ActionFailure } from "./action-failure";
import { ChangedMeanwhile, type HeldJob } from "./changed-meanwhile";
import type { JobActionSession } from "./use-action";
import type { Refusal } from "./use-refusals";

/** What every dialog that has Amazon do something is given. */
export interface ActionDialogProps {
  /** As it is now. Its changes while the dialog is open are shown to whoever decides. */
  job: Job;
  session: JobActionSession;
  /** The time that is chosen already, where one was pointed at. */
  slot?: Slot | null;
  /** When the visit was, where it may go back there: ISO 8601. */
  before?: string | null;
  open: boolean;
  onClose: () => void;
  /** Called when the closing motion is over. */
  onClosed: () => void;
  /** Where the focus goes when it closes. */
  finalFocus: () => HTMLElement | null;
  locale: string;
  /** Epoch ms. */
  now: number;
}

interface ActionWindowProps extends Omit<ActionDialogProps, "slot" | "before"> {
  title: string;
  description?: ReactNode;
  /** The job as it was when the dialog opened, or as it was accepted since. */
  held: HeldJob;
  /** What is to be chosen. */
  children: ReactNode;
  /** What is going to be done, in a sentence: stays in sight above the buttons. */
  summary?: ReactNode;
  /** What is still to be chosen, and the buttons. */
  footer: ReactNode;
  /** Has what failed sent anew. */
  onAgain: () => void;
  /** Which refusals a field says. */
  said?: (refusal: Refusal) => boolean;
  /** Where the focus is first; a finger on a phone opens no keyboard by itself. */
  initialFocus?: (openedBy: string) => HTMLElement | null | undefined;
  size?: "sm" | "md" | "lg";
}

/** The window of every dialog about a job: what changed meanwhile or failed is said above its buttons. */
export function ActionWindow({
  job,
  session,
  open,
  onClose,
  onClosed,
  finalFocus,
  locale,
  now,
  title,
  description,
  held,
  children,
  summary,
  footer,
  onAgain,
  said,
  initialFocus,
  size = "md",
}: ActionWindowProps) {
  const hasChanged = isToDecide({ open, session, held });
  return (
    <ClockProvider locale={locale} now={now} beside>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          if (!next) onClose();
        }}
        onOpenChangeComplete={(isOpen) => {
          if (!isOpen) onClosed();
        }}
      >
        <DialogContent
          title={title}
          description={description}
          size={size}
          initialFocus={(openedBy) => initialFocus?.(openedBy) ?? true}
          finalFocus={finalFocus}
          footer={
            <div className="flex w-full min-w-0 flex-col gap-2">
              {hasChanged ? (
                <ChangedMeanwhile
                  before={held.held}
                  after={job}
                  changes={held.changes}
                  onAccept={() => {
                    held.accept();
                    session.dismiss();
                  }}
                />
              ) : (
                <ActionFailure {...{ job, session, onAgain, said }} />
              )}
              {hasChanged ? null : summary}
              <div className="flex flex-wrap items-center justify-end gap-2">{footer}</div>
            </div>
          }
        >
          {children}
        </DialogContent>
      </Dialog>
    </ClockProvider>
  );
}

/** Whether somebody has to look at what changed first: what they are having done themselves is no news to them. */
function isToDecide({
  open,
  session,
  held,
}: Pick<ActionWindowProps, "open" | "session" | "held">): boolean {
  const { kind } = session.state;
  return open && kind !== "sending" && kind !== "done" && held.changes.length > 0;
}

interface ActionFrameProps extends Omit<ActionWindowProps, "footer" | "onAgain" | "said"> {
  /** The words of the button, and while it is being done. */
  submit: { label: string; busy: string; danger?: boolean };
  /** What is still to be chosen; null where nothing is. Undefined: there is nothing to send. */
  missing: string | null | undefined;
  onSubmit: () => void;
  /** Which refusals a field says, and where the focus goes then. */
  fields?: { says: (refusal: Refusal) => boolean; focus: () => void };
}

/**
 * The frame of every dialog that has Amazon do something. It stays open until Amazon has done it and the job
 * was read again; closing it meanwhile ends nothing.
 */
export function ActionFrame(props: ActionFrameProps) {
  const { submit, missing, onSubmit, fields, children, ...window } = props;
  const t = useTranslations("actions");
  const form = useId();
  const { state } = props.session;
  const isSending = state.kind === "sending";
  // Its card has the ways on: to look again comes before to send again.
  const isUnknown = state.kind === "failed" && state.problem.code === "outcome_unknown";
  const hint = isToDecide(props) ? t("changed.first") : missing;

  const close = useEffectEvent(props.onClose);
  const focusField = useEffectEvent(() => fields?.focus());
  // The outside systems are Amazon, which has answered, and the focus.
  useEffect(() => {
    if (state.kind === "done") close();
    if (state.kind === "failed") focusField();
  }, [state]);

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    if (hint === null && !isSending) onSubmit();
  }

  return (
    <ActionWindow
      {...window}
      onAgain={onSubmit}
      said={fields?.says}
      footer={
        <>
          <DialogHint>{hint}</DialogHint>
          <DialogClose render={<Button>{t("close")}</Button>} />
          {missing === undefined || isUnknown ? null : (
            <Button
              type="submit"
              form={form}
              variant={submit.danger ? "danger" : "primary"}
              loading={isSending}
              disabled={hint !== null}
            >
              {isSending ? submit.busy : submit.label}
            </Button>
          )}
        </>
      }
    >
      <form id={form} onSubmit={onFormSubmit} className="flex flex-col gap-4">
        {children}
      </form>
    </ActionWindow>
  );
}

/** Which job it is, for whoever has several open. */
export function JobLine({ job: { serviceOrderId, scopeOfWork } }: { job: Job }) {
  const words = [scopeOfWork?.title, serviceOrderId].filter(Boolean);
  return <bdi>{words.join(" · ")}</bdi>;
}
