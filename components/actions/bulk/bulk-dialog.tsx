"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { CandidatePicker } from "@/components/actions/assign/candidate-picker";
import { ClockProvider } from "@/components/shared/time/site-time";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/popup/dialog";
import { DialogHint } from "@/components/ui/popup/dialog-parts";
import { useListWords } from "@/components/ui/use-list-words";
import { SECONDS_EACH } from "@/lib/actions/bulk-assign";
import type { Job } from "@/lib/jobs/job";
import { BulkOutcome } from "./bulk-outcome";
import { BulkProgress, countsOf } from "./bulk-progress";
import { BulkReview } from "./bulk-review";
import type { BulkState } from "./bulk-session";
import type { Bulk } from "./use-bulk";
import { useBulkChoice } from "./use-bulk-choice";

export interface BulkDialogProps {
  /** Those that were chosen, as they are now. */
  jobs: readonly Job[];
  bulk: Bulk;
  open: boolean;
  onClose: () => void;
  /** Called when the closing motion is over. */
  onClosed: () => void;
  finalFocus: () => HTMLElement | null;
  locale: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Assigns technicians to many visits: who, then what stands against it and how long it takes, then how far it
 * is. Closing it ends nothing; stopping does.
 */
export function BulkDialog(props: BulkDialogProps) {
  const { bulk, open, onClose, onClosed, finalFocus, locale, now } = props;
  const { state } = bulk;
  const t = useTranslations("actions.bulk");
  const listWords = useListWords();
  const form = useId();
  // As they were when somebody began to decide.
  const [jobs] = useState(props.jobs);
  const choice = useBulkChoice(jobs);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const { ready, chosen, missing, nameOf } = choice;
  useSayProgress(state);
  useAskBeforeLeaving(state.kind === "running");

  // The outside system is the focus: what was pressed is gone with each step.
  useEffect(() => {
    if (state.kind !== "idle") next.current?.focus();
  }, [state.kind]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (missing === null) void bulk.start(ready, [...chosen].sort());
  }

  function description() {
    if (state.kind === "idle") return t("description", { count: jobs.length });
    const names = (state.visits[0]?.item.technicians ?? []).map(nameOf);
    return t("goers", { names: listWords(names), count: names.length });
  }

  function footer() {
    if (state.kind === "running") {
      return (
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="min-w-0 flex-1 basis-52 text-sm text-muted">{t("goesOn")}</p>
          <DialogClose render={<Button>{t("hide")}</Button>} />
          <Button
            ref={next}
            variant="primary"
            loading={state.stopping}
            onClick={state.stopping ? undefined : bulk.stop}
          >
            {t(state.stopping ? "stopping" : "stop")}
          </Button>
        </div>
      );
    }
    if (state.kind === "over") return <BulkOutcome bulk={bulk} state={state} next={next} />;
    const seconds = ready.length * SECONDS_EACH;
    const names = listWords([...chosen].map(nameOf));
    return (
      <>
        {missing === null ? (
          <p className="text-sm">{t("summary", { count: ready.length, names, seconds })}</p>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <DialogHint>{missing}</DialogHint>
          <DialogClose render={<Button>{t("close")}</Button>} />
          {missing === undefined ? null : (
            <Button type="submit" form={form} variant="primary" disabled={missing !== null}>
              {t("submit", { count: ready.length })}
            </Button>
          )}
        </div>
      </>
    );
  }

  return (
    <ClockProvider locale={locale} now={now}>
      <Dialog
        open={open}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        onOpenChangeComplete={(isOpen) => {
          if (!isOpen) onClosed();
        }}
      >
        <DialogContent
          title={t("title")}
          description={description()}
          size="lg"
          initialFocus={(openedBy) =>
            next.current ?? (openedBy === "touch" ? list.current : search.current) ?? true
          }
          finalFocus={finalFocus}
          footer={<div className="flex w-full min-w-0 flex-col gap-2">{footer()}</div>}
        >
          {state.kind === "idle" ? (
            <form
              id={form}
              onSubmit={onSubmit}
              className="grid gap-x-6 gap-y-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
            >
              {missing === undefined ? (
                <p className="text-sm sm:col-span-2">{t("hindered")}</p>
              ) : (
                <CandidatePicker
                  {...{ choice, search, list }}
                  zone="UTC"
                  className="max-h-40 overflow-y-auto px-1 sm:max-h-72"
                />
              )}
              <BulkReview reviewed={choice.reviewed} nameOf={nameOf} />
            </form>
          ) : (
            <BulkProgress
              state={state}
              nameOf={nameOf}
              onCheck={(key) => {
                next.current?.focus();
                void bulk.check(key);
              }}
            />
          )}
        </DialogContent>
      </Dialog>
    </ClockProvider>
  );
}

/** Says the way in quarters, and how it ended: a sentence a second is more than anybody can listen to. */
function useSayProgress(state: BulkState): void {
  const t = useTranslations("actions.bulk");
  const visits = state.kind === "idle" ? [] : state.visits;
  const { ended } = countsOf(visits);
  const quarter = state.kind === "running" ? Math.floor((4 * ended) / visits.length) : null;
  const seconds = state.kind === "running" ? state.secondsLeft : 0;
  const said = useRef<number | string | null>(null);
  // The outside system is the live region.
  useEffect(() => {
    const now = quarter ?? state.kind;
    if (now === said.current) return;
    said.current = now;
    if (quarter !== null) announce(t("progress", { done: ended, of: visits.length, seconds }));
  }, [quarter, state.kind, ended, visits.length, seconds, t]);
}

/** Leaving the page stops it. */
function useAskBeforeLeaving(isRunning: boolean): void {
  // The outside system is the window.
  useEffect(() => {
    if (!isRunning) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isRunning]);
}
