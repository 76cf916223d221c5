"use client";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type ActionDialogProps, ActionFrame, JobLine } from "@/components/actions/action-dialog";
import { useHeldJob } from "@/components/actions/changed-meanwhile";
import { ReasonField } from "@/components/actions/reason-field";
import { refusalsIn, useRefusalWords } from "@/components/actions/use-refusals";
import { VisitGhost } from "@/components/actions/visit-ghost";
import { useActionOffer } from "@/components/shared/action-offer";
import { SiteTime } from "@/components/shared/time/site-time";
import { useListWords } from "@/components/ui/use-list-words";
import { useMediaQuery } from "@/components/ui/use-media-query";
import { hindranceOf, reasonsFor } from "@/lib/actions/hindrances";
import { activeVisit, type Slot, seenOf } from "@/lib/actions/job-action";
import type { RefusalReason } from "@/lib/actions/refusal-reasons";
import { assignAfter } from "@/lib/actions/send-action";
import { proposedTimes } from "@/lib/actions/slots";
import type { Job } from "@/lib/jobs/job";
import { SlotPicker } from "./slot-picker";
import { useSlotDays } from "./use-slot-days";
import { CrewSummary, useCrew, WhoGoes } from "./who-goes";

/** Where three days stand beside each other. */
const WIDE = "(width >= 40rem)";

/** What is wrong with a time; the picker says it. */
const ABOUT_TIME: readonly (RefusalReason | null)[] = [
  "slotTaken",
  "notFuture",
  "beyond365",
  "durationDiffers",
];

/** Books the visit of a job, or moves the one that it has, to a time that Amazon offers. */
export function AppointmentDialog(props: ActionDialogProps) {
  const { job, session, now, slot = null, before = null } = props;
  const { state } = session;
  const t = useTranslations("actions.appointment");
  const offer = useActionOffer();
  const held = useHeldJob(job, state);
  const { serviceJobId, zone, preferredAppointmentTimes = [] } = held.held;
  const visit = activeVisit(held.held);
  const action = visit?.appointmentId ? "reschedule" : "schedule";
  const reasons = reasonsFor(offer.rescheduleReasons, job);

  const [proposed] = useState(() => proposedTimes(preferredAppointmentTimes, now));
  const count = useMediaQuery(WIDE) ? 3 : 1;
  const offered = useSlotDays({ jobId: serviceJobId, zone, slot, before, proposed, count, now });
  const [chosen, setChosen] = useState<Slot | null>(slot);
  const [reason, setReason] = useState("");
  const [taken, setTaken] = useState<readonly string[]>([]);
  const crew = useCrew(held.held, chosen);
  const { going } = crew;

  const close = useEffectEvent(props.onClose);
  const isBooked = state.kind !== "idle" && state.first !== undefined;
  // The outside system is Amazon, which has booked the visit: whoever goes to it is told beside the job.
  useEffect(() => {
    if (isBooked) close();
  }, [isBooked]);

  const wordsOf = useRefusalWords();
  const refusals = state.kind === "failed" ? refusalsIn(state.problem) : [];
  const wrongTime = refusals.find((refusal) => ABOUT_TIME.includes(refusal.reason));
  const wrongReason = refusals.find((refusal) => refusal.reason === "reasonCode");
  // A slot that was gone is no choice any more, however often others are tried.
  if (wrongTime?.reason === "slotTaken" && chosen && !taken.includes(chosen.start)) {
    setTaken([...taken, chosen.start]);
    setChosen(null);
  }

  const picker = useRef<HTMLFieldSetElement>(null);
  const reasonField = useRef<HTMLSelectElement>(null);
  const fields = {
    says: (refusal: { reason: RefusalReason | null }) =>
      refusal.reason === "reasonCode" || ABOUT_TIME.includes(refusal.reason),
    focus: () => {
      const first = picker.current?.querySelector<HTMLElement>("[type=radio]:enabled");
      if (wrongTime) (first ?? picker.current)?.focus();
      else if (wrongReason) reasonField.current?.focus();
    },
  };

  function send() {
    if (chosen === null) return;
    const start = new Date(chosen.start).toISOString();
    const seen = seenOf(held.held);
    const appointment = visit?.appointmentId;
    if (appointment === undefined) {
      const then = going.length === 0 ? null : assignAfter(start, going);
      void session.send({ action: "schedule", body: { start, seen } }, then);
    } else {
      void session.send({ action: "reschedule", body: { appointment, start, reason, seen } });
    }
  }

  const hindrance = hindranceOf(action, held.held, offer);

  function missing(): string | null | undefined {
    if (hindrance !== null) return undefined;
    if (chosen === null) return t("missingTime");
    if (crew.missing !== null) return crew.missing;
    return action === "reschedule" && reason === "" ? t("missingReason") : null;
  }

  return (
    <ActionFrame
      {...props}
      {...{ held, fields }}
      missing={missing()}
      size="lg"
      initialFocus={() => picker.current}
      title={t(`${action}.title`)}
      description={<JobLine job={job} />}
      submit={{
        label: going.length > 0 ? t("crew.submit") : t(`${action}.submit`),
        busy: t(`${action}.busy`),
      }}
      onSubmit={send}
      summary={
        chosen && hindrance === null ? (
          <>
            <VisitGhost
              from={visit?.appointmentTime}
              to={chosen}
              zone={zone}
              busy={state.kind === "sending" ? t(`${action}.busy`) : null}
            />
            <CrewSummary crew={crew} zone={zone} />
          </>
        ) : null
      }
    >
      {hindrance === null ? (
        <>
          {visit?.appointmentTime?.startTime ? (
            <p className="-mt-1 text-sm tabular-nums">
              <span className="text-muted">{t("now")} </span>
              <SiteTime
                at={visit.appointmentTime.startTime}
                minutes={visit.appointmentTime.durationInMinutes}
                zone={zone}
              />
            </p>
          ) : null}
          <SlotPicker
            ref={picker}
            {...{ offered, before, proposed, zone, chosen, taken }}
            onChoose={(slot) => {
              setChosen(slot);
              // What was wrong about the time before is answered.
              if (wrongTime) session.dismiss();
            }}
            current={visit?.appointmentTime?.startTime ?? null}
            error={wrongTime ? wordsOf(wrongTime) : null}
          />
          {action === "reschedule" ? (
            <ReasonField
              ref={reasonField}
              label={t("reason")}
              reasons={reasons}
              value={reason}
              onChange={setReason}
              error={wrongReason ? t("reasonRefused", { code: reason }) : null}
            />
          ) : null}
          <WhoGoes crew={crew} zone={zone} />
          <Consequences job={held.held} />
        </>
      ) : (
        <p className="text-sm">{t("hindered")}</p>
      )}
    </ActionFrame>
  );
}

/** What comes with it. */
function Consequences({ job }: { job: Job }) {
  const t = useTranslations("actions.appointment");
  const listWords = useListWords();
  const visit = activeVisit(job);
  const names = (visit?.assignedTechnicians ?? []).flatMap(
    ({ name, technicianId }) => name ?? technicianId ?? [],
  );
  if (visit === undefined) return <p className="text-sm text-muted">{t("noWayBack")}</p>;
  if (names.length === 0) return null;
  return <p className="text-sm text-muted">{t("unassigned", { names: listWords(names) })}</p>;
}
