"use client";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import ClipboardCheck from "lucide-react/icons/clipboard-check";
import UserPlus from "lucide-react/icons/user-plus";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useActionOffer } from "@/components/shared/action-offer";
import { useShortcuts } from "@/components/shared/hot-keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { plannedSpan } from "@/lib/actions/closing";
import { type Hindrance, hindranceOf, isOffered } from "@/lib/actions/hindrances";
import { activeVisit, type JobAction } from "@/lib/actions/job-action";
import type { Intent } from "@/lib/actions/send-action";
import type { Job } from "@/lib/jobs/job";
import type { ActionDialogProps } from "./action-dialog";
import { ActionStrip } from "./action-strip";
import { type Opened, useActionable } from "./actionable";
import { MoreActions } from "./more-actions";
import { useAction } from "./use-action";

const appointmentDialog = lazyCode(() =>
  import("./appointment/appointment-dialog").then((module) => module.AppointmentDialog),
);
const assignDialog = lazyCode(() =>
  import("./assign/assign-dialog").then((module) => module.AssignDialog),
);
const cancelDialog = lazyCode(() =>
  import("./cancel/cancel-dialog").then((module) => module.CancelDialog),
);
const closeDialog = lazyCode(() =>
  import("./close/close-dialog").then((module) => module.CloseDialog),
);
const arrivalDialog = lazyCode(() =>
  import("./close/arrival-dialog").then((module) => module.ArrivalDialog),
);

interface JobActionsProps {
  job: Job;
  locale: string;
  /** Epoch ms. */
  now: number;
}

/** What a person may have Amazon do with a job, and what came of it. Give it a key by job. */
export function JobActions(props: JobActionsProps) {
  const { groups } = useActionOffer();
  if (groups.length === 0 || props.job.serviceJobId === "") return null;
  return <Actions {...props} />;
}

/** `before` is when the visit was, where it may go back there. */
type Shown = { action: Opened; before: string | null; open: boolean; nth: number };

function Actions({ job, locale, now }: JobActionsProps) {
  const router = useRouter();
  const t = useTranslations("actions");
  const offer = useActionOffer();
  const session = useAction(job.serviceJobId);
  const row = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  const visit = activeVisit(job);
  const appointment = visit?.appointmentId ? "reschedule" : "schedule";
  const offered = ([appointment, "assign", "cancel"] as const).filter((action) =>
    isOffered(offer, action),
  );
  const hindrances = offered.map((action) => [action, hindranceOf(action, job, offer)] as const);
  const can = (action: JobAction) =>
    hindrances.some(([one, why]) => one === action && why === null);

  const closing = (["fulfil", "complete"] as const).filter((action) => isOffered(offer, action));
  const closes = closing.some((action) => hindranceOf(action, job, offer) === null);
  const hasBegun = (plannedSpan(job)?.start ?? now) <= now;

  function open(action: Opened, before: string | null = null) {
    const { activeElement } = document;
    opener.current = activeElement instanceof HTMLElement ? activeElement : null;
    const { state } = session;
    if (state.kind === "done" || (state.kind === "failed" && !isOf(state.intent, action))) {
      session.dismiss();
    }
    setShown((last) => ({ action, before, open: true, nth: (last?.nth ?? 0) + 1 }));
  }

  const isBusy = session.state.kind === "sending";
  const mayCancel = hindrances.some(
    ([action, why]) => action === "cancel" && (why === null || why === "noReasons"),
  );
  const tells = closes && closing.includes("fulfil");
  const possible: readonly Opened[] = [
    ...([appointment, "assign"] as const).filter(can),
    ...(tells ? (["arrival"] as const) : []),
    ...(closes ? (["fulfil"] as const) : []),
  ];
  useActionable({ jobId: job.serviceJobId, actions: isBusy ? [] : possible, open });
  useShortcuts({
    m: can(appointment) && !isBusy ? () => open(appointment) : undefined,
    a: can("assign") && !isBusy ? () => open("assign") : undefined,
  });

  const dialog = shown && {
    ...{ job, session, locale, now },
    open: shown.open,
    before: shown.before,
    onClose: () => setShown({ ...shown, open: false }),
    onClosed: () => setShown((latest) => (latest?.open ? latest : null)),
    // What opened it may be gone: a job that is over has no actions.
    finalFocus: () => (opener.current?.isConnected ? opener.current : row.current),
    onInstead: (action: JobAction) => open(action),
  };

  function reopen(intent: Intent, before?: string) {
    // Whoever is told so may have gone on to another job.
    if (row.current === null) router.push(`/jobs/${encodeURIComponent(job.serviceJobId)}`);
    else open(openedBy(intent), before);
  }

  return (
    <section
      ref={row}
      tabIndex={-1}
      aria-label={t("label")}
      data-chrome=""
      className="flex flex-col gap-2 border-b border-line px-4 py-2.5 outline-none"
    >
      <div className="flex flex-wrap items-center gap-2">
        {hindrances.map(([action, why]) =>
          action === "cancel" || (why !== null && why !== "noReasons") ? null : (
            <ActionButton
              key={action === "assign" ? action : "appointment"}
              action={action}
              disabled={why !== null || isBusy}
              onClick={() => open(action)}
            />
          ),
        )}
        {closes && hasBegun ? (
          <Button
            size="sm"
            aria-disabled={isBusy}
            className="aria-disabled:opacity-50"
            onClick={isBusy ? undefined : () => open("fulfil")}
          >
            <ClipboardCheck aria-hidden />
            {t("button.close")}
          </Button>
        ) : null}
        <MoreActions
          actions={[
            ...(tells ? (["arrival"] as const) : []),
            ...(closes && !hasBegun ? (["fulfil"] as const) : []),
            ...(mayCancel ? (["cancel"] as const) : []),
          ]}
          isDisabled={(action) => isBusy || (action === "cancel" && !can("cancel"))}
          onOpen={open}
        />
      </div>
      <Hindrances hindrances={hindrances} />
      {shown?.open ? null : <ActionStrip job={job} session={session} onOpen={reopen} />}
      {shown && dialog ? (
        <ShownDialog key={shown.nth} action={shown.action} props={dialog} />
      ) : null}
    </section>
  );
}

/** Which dialog says what became of a wish. */
export function openedBy(intent: Intent): Opened {
  return intent.action === "fulfil" && intent.body.arrival !== undefined
    ? "arrival"
    : intent.action;
}

/** Whether a dialog that is opened is the one that a wish came from. */
export function isOf(intent: Intent, opened: Opened): boolean {
  return dialogOf(openedBy(intent)) === dialogOf(opened);
}

function dialogOf(action: Opened) {
  if (action === "assign") return assignDialog;
  if (action === "arrival") return arrivalDialog;
  if (action === "fulfil" || action === "complete") return closeDialog;
  return action === "cancel" ? cancelDialog : appointmentDialog;
}

interface ShownDialogProps {
  action: Opened;
  props: ActionDialogProps & { onInstead: (action: JobAction) => void };
}

/** The dialog of an action. Its code comes when it is asked for. */
export function ShownDialog({ action, props }: ShownDialogProps) {
  // The outside system is the network.
  useEffect(() => dialogOf(action).load(), [action]);
  if (action === "assign") return <LazyPart code={assignDialog} props={props} />;
  if (action === "cancel") return <LazyPart code={cancelDialog} props={props} />;
  if (action === "arrival") return <LazyPart code={arrivalDialog} props={props} />;
  if (action === "fulfil" || action === "complete") {
    return <LazyPart code={closeDialog} props={props} />;
  }
  return <LazyPart code={appointmentDialog} props={props} />;
}

const ICONS = {
  schedule: { icon: <CalendarPlus aria-hidden />, shortcut: "M" },
  reschedule: { icon: <CalendarClock aria-hidden />, shortcut: "M" },
  assign: { icon: <UserPlus aria-hidden />, shortcut: "A" },
} satisfies Partial<Record<JobAction, { icon: ReactElement; shortcut: string }>>;

interface ActionButtonProps {
  action: keyof typeof ICONS;
  disabled: boolean;
  onClick: () => void;
}

function ActionButton({ action, disabled, onClick }: ActionButtonProps) {
  const t = useTranslations("actions.button");
  const { icon, shortcut } = ICONS[action];
  return (
    <Button
      size="sm"
      aria-keyshortcuts={shortcut}
      aria-disabled={disabled}
      className="aria-disabled:opacity-50"
      onClick={disabled ? undefined : onClick}
    >
      {icon}
      {t(action)}
      <span aria-hidden className="max-sm:hidden">
        <Kbd>{shortcut}</Kbd>
      </span>
    </Button>
  );
}

const SETTINGS = { reschedule: "RESCHEDULE_REASONS", cancel: "CANCEL_REASONS" } as const;

/** Why something is not there, or cannot be pressed: each reason once. */
function Hindrances({
  hindrances,
}: {
  hindrances: readonly (readonly [JobAction, Hindrance | null])[];
}) {
  const t = useTranslations("actions.hindrance");
  const lines = hindrances.flatMap(([action, why]) => {
    if (why === null) return [];
    if (why !== "noReasons") return t(why);
    const setting = action === "cancel" ? SETTINGS.cancel : SETTINGS.reschedule;
    return t("noReasons", { action: t(`action.${action}`), setting });
  });
  return [...new Set(lines)].map((line) => (
    <p key={line} className="text-xs text-muted wrap-anywhere">
      {line}
    </p>
  ));
}
