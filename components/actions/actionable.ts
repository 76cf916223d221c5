"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Command, CommandGroup } from "@/components/shared/command";
import { createObservable, type Observable } from "@/components/ui/observable";
import type { JobAction } from "@/lib/actions/job-action";

/** What a dialog is opened for; one tells of a visit that is over and completes its job. */
export type Opened = JobAction | "arrival";

/** Of these there are commands, in their order. Never of what ends a job for good, at somebody's cost. */
const COMMANDED = ["schedule", "reschedule", "assign", "arrival", "fulfil"] as const;

type Actionable = {
  jobId: string;
  /** What it is called, where it is not the job that is open. */
  name: string;
  /** What can be done with it now. */
  actions: readonly Opened[];
  open: (action: Opened) => void;
};

const openJob = createObservable<Actionable | null>(null);

/** The visit that had the focus when the search was opened; the schedule says which, and null without one. */
export const focusedVisit = createObservable<Actionable | null>(null);

/** Says what can be done with the job that is open, for as long as it is. */
export function useActionable({ jobId, actions, open }: Omit<Actionable, "name">): void {
  const onOpen = useEffectEvent(open);
  const names = actions.join(" ");
  // The outside system is the command menu.
  useEffect(() => {
    const now = names.split(" ").filter(Boolean) as Opened[];
    const own = { jobId, name: "", actions: now, open: (action: Opened) => onOpen(action) };
    openJob.set(own);
    return () => {
      if (openJob.current() === own) openJob.set(null);
    };
  }, [jobId, names]);
}

/** Commands for the job that is open, before its others, and for the visit that has the focus. */
export function useActionCommands(others: readonly Command[]): CommandGroup[] {
  const t = useTranslations("commandMenu");
  const commandsOf = useCommandsOf();
  const job = useStored(openJob);
  const visit = useStored(focusedVisit);
  const isOther = visit !== null && visit.jobId !== job?.jobId;
  return [
    { id: "job", label: t("groups.job"), commands: [...commandsOf(job), ...others] },
    {
      id: "visit",
      label: t("groups.visit", { visit: visit?.name ?? "" }),
      commands: isOther ? commandsOf(visit) : [],
    },
  ];
}

function useStored(store: Observable<Actionable | null>): Actionable | null {
  return useSyncExternalStore(store.subscribe, store.current, () => null);
}

const KEYS = { schedule: "M", reschedule: "M", assign: "A", arrival: undefined, fulfil: undefined };

function useCommandsOf(): (actionable: Actionable | null) => Command[] {
  const t = useTranslations("commandMenu");
  const tButton = useTranslations("actions.button");
  return (actionable) =>
    COMMANDED.filter((action) => actionable?.actions.includes(action)).map((action) => ({
      id: `${action}-${actionable?.jobId}`,
      label: tButton(action === "fulfil" ? "close" : action),
      words: t(`words.${action}`).split(" "),
      key: KEYS[action],
      run: () => actionable?.open(action),
    }));
}
