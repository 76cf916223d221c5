"use client";
import { useQuery } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { CapacityPlace } from "@/components/capacity/capacity-words";
import { differenceBy } from "@/components/capacity/difference-list";
import { IntentProblem } from "@/components/capacity/intent-problem";
import { isUnknown } from "@/components/capacity/use-intent";
import { announce } from "@/components/ui/announcer";
import { type Tone, ToneBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/popup/dialog";
import { DialogHint } from "@/components/ui/popup/dialog-parts";
import { storeScheduleQuery } from "@/lib/actions/capacity-query";
import type { CopyEntry, CopyRun, CopyState } from "./copy-run";

const LOOKS: Record<CopyState["kind"], { tone: Tone; Icon: typeof CircleX }> = {
  waiting: { tone: "closed", Icon: CircleDashed },
  sending: { tone: "progress", Icon: LoaderCircle },
  done: { tone: "done", Icon: CircleCheck },
  failed: { tone: "exception", Icon: CircleX },
};

interface CopyProgressProps {
  run: CopyRun;
  entries: readonly CopyEntry[];
  nameOf: (store: string) => string;
  place: CapacityPlace;
}

/** What became of each store. */
export function CopyProgress({ run, entries, nameOf, place }: CopyProgressProps) {
  const t = useTranslations("capacity.copy");
  const done = entries.filter(({ state }) => state.kind === "done").length;
  const isOver = entries.every(({ state }) => state.kind !== "sending");
  const outcome = t("outcome", { done, of: entries.length });
  // The outside system is the live region.
  useEffect(() => {
    if (isOver) announce(outcome);
  }, [isOver, outcome]);
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium tabular-nums">{outcome}</p>
      <ol aria-label={t("progress")} className="divide-y divide-line">
        {entries.map((entry) => (
          <Entry key={entry.store} {...{ run, entry, place }} name={nameOf(entry.store)} />
        ))}
      </ol>
    </div>
  );
}

interface EntryProps extends Pick<CopyProgressProps, "run" | "place"> {
  entry: CopyEntry;
  name: string;
}

function Entry({ run, entry, name, place }: EntryProps) {
  const t = useTranslations("capacity.copy.state");
  const { state } = entry;
  const { tone, Icon } = LOOKS[state.kind];
  const failed =
    state.kind === "failed"
      ? ({ ...state, isUnknown: isUnknown(state.problem) } as const)
      : ({ kind: "idle" } as const);
  return (
    <li className="grid gap-2 py-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-medium">{name}</bdi>
        <ToneBadge tone={tone} icon={<Icon />}>
          {t(state.kind)}
        </ToneBadge>
        {state.kind === "done" ? <ReadAgain {...{ entry, place }} at={state.at} /> : null}
      </p>
      <IntentProblem
        intent={{
          state: failed,
          check: () => void run.check(),
          again: () => void run.again(),
        }}
      />
    </li>
  );
}

/** Whether Amazon shows what was sent, once it was read again. */
function ReadAgain({ entry, place, at }: Pick<EntryProps, "entry" | "place"> & { at: number }) {
  const t = useTranslations("capacity.schedule");
  const { store, body } = entry;
  const { data } = useQuery(storeScheduleQuery({ store, marketplace: place.marketplace }));
  if (!data || Date.parse(data.fetchedAt) < at) return null;
  const isSame = differenceBy(data, body.plan, place.now).changes.length === 0;
  return <span className="text-muted">{t(isSame ? "asSent" : "notAsSent")}</span>;
}

/** Stops it, goes on with what waits, or closes. */
export function CopyProgressButtons({ run, entries }: Pick<CopyProgressProps, "run" | "entries">) {
  const t = useTranslations("capacity.copy");
  const tSchedule = useTranslations("capacity.schedule");
  const waiting = entries.filter(({ state }) => state.kind === "waiting").length;
  const isSending = entries.some(({ state }) => state.kind === "sending");
  const hasFailed = entries.some(({ state }) => state.kind === "failed");
  return (
    <>
      <DialogHint>
        {waiting > 0 && !isSending ? t("untouched", { count: waiting }) : null}
      </DialogHint>
      {isSending ? null : (
        <Button variant="ghost" onClick={run.clear}>
          {t("anew")}
        </Button>
      )}
      {isSending && waiting > 0 ? <Button onClick={run.stop}>{t("stop")}</Button> : null}
      {waiting > 0 && !isSending ? (
        <Button variant={hasFailed ? "secondary" : "primary"} onClick={() => void run.goOn()}>
          {t("goOn", { count: waiting })}
        </Button>
      ) : null}
      <DialogClose render={<Button />}>{tSchedule("close")}</DialogClose>
    </>
  );
}
