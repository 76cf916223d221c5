"use client";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { type ActionDialogProps, ActionFrame, JobLine } from "@/components/actions/action-dialog";
import { useHeldJob } from "@/components/actions/changed-meanwhile";
import { ReasonField } from "@/components/actions/reason-field";
import { refusalsIn } from "@/components/actions/use-refusals";
import { useActionOffer } from "@/components/shared/action-offer";
import { useMay } from "@/components/shared/permissions";
import { SiteTime } from "@/components/shared/time/site-time";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { useListWords } from "@/components/ui/use-list-words";
import { hindranceOf, isOffered, reasonsFor } from "@/lib/actions/hindrances";
import { activeVisit, type JobAction, type ReasonCode, seenOf } from "@/lib/actions/job-action";
import type { Job } from "@/lib/jobs/job";

/** So many characters of the order id are typed, so that nobody ends a job by mistake. */
const TYPED = 4;

interface CancelDialogProps extends ActionDialogProps {
  /** Opens the dialog of another action instead. */
  onInstead: (action: JobAction) => void;
}

/** Ends a job at Amazon for good: who pays, what is lost, and what would be better. */
export function CancelDialog({ onInstead, ...props }: CancelDialogProps) {
  const { job, session } = props;
  const { state } = session;
  const t = useTranslations("actions.cancel");
  const offer = useActionOffer();
  const held = useHeldJob(job, state);
  const mayPay = useMay("jobs.cancelAtOwnCost");
  const [code, setCode] = useState("");
  const [typed, setTyped] = useState("");
  const id = useId();
  const reasonField = useRef<HTMLSelectElement>(null);

  const reasons = reasonsFor(offer.cancelReasons, job);
  const reason = reasons.find((one) => one.code === code);
  const order = job.serviceOrderId ?? job.serviceJobId;
  const ending = order.slice(-TYPED);
  const wrongReason =
    state.kind === "failed" &&
    refusalsIn(state.problem).some((refusal) => refusal.reason === "reasonCode");
  const isOver = hindranceOf("cancel", held.held, offer) !== null;

  function missing(): string | null | undefined {
    if (isOver) return undefined;
    if (reason === undefined) return t("missingReason");
    return typed.trim() === ending ? null : t("missingOrder", { count: TYPED });
  }

  return (
    <ActionFrame
      {...props}
      held={held}
      missing={missing()}
      fields={{
        says: (refusal) => refusal.reason === "reasonCode",
        focus: () => {
          if (wrongReason) reasonField.current?.focus();
        },
      }}
      initialFocus={() => reasonField.current}
      title={t("title")}
      description={<JobLine job={job} />}
      submit={{ label: t("submit"), busy: t("busy"), danger: true }}
      onSubmit={() => {
        const seen = seenOf(held.held);
        void session.send({ action: "cancel", body: { reason: code, order: typed.trim(), seen } });
      }}
    >
      {isOver ? (
        <p className="text-sm">{t("hindered")}</p>
      ) : (
        <>
          <BetterWays job={held.held} onInstead={onInstead} />
          <Lost job={held.held} />
          <ReasonField
            ref={reasonField}
            label={t("reason")}
            reasons={reasons}
            value={code}
            onChange={setCode}
            refuses={(one) => (mayPay || isPaidByOthers(one) ? null : t("adminOnly"))}
            error={wrongReason ? t("reasonRefused", { code }) : null}
          />
          {reason ? <WhoPays reason={reason} /> : null}
          <div className="flex flex-col gap-1">
            <label htmlFor={id} className="text-sm font-medium">
              {t("typeOrder", { count: TYPED })}
            </label>
            <p className="text-sm text-muted">
              {t.rich("order", { id: () => <bdi className="id-text text-fg">{order}</bdi> })}
            </p>
            <Input
              id={id}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              maxLength={TYPED + 2}
              autoComplete="off"
              inputMode={/^\d+$/.test(ending) ? "numeric" : undefined}
              wrapperClassName="w-28"
              className="id-text"
            />
          </div>
        </>
      )}
    </ActionFrame>
  );
}

function isPaidByOthers({ payer }: ReasonCode): boolean {
  return payer === "customer" || payer === "amazon";
}

/** What leaves the job alive. */
function BetterWays({ job, onInstead }: { job: Job; onInstead: (action: JobAction) => void }) {
  const t = useTranslations("actions.cancel");
  const offer = useActionOffer();
  const ways = (["schedule", "reschedule", "assign"] as const).filter(
    (action) => isOffered(offer, action) && hindranceOf(action, job, offer) === null,
  );
  if (ways.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-sm text-muted">{t("better")}</p>
      {ways.map((action) => (
        <Button key={action} size="sm" onClick={() => onInstead(action)}>
          {t(`instead.${action}`)}
        </Button>
      ))}
    </div>
  );
}

function Lost({ job }: { job: Job }) {
  const t = useTranslations("actions.cancel");
  const listWords = useListWords();
  const visit = activeVisit(job);
  const time = visit?.appointmentTime;
  const names = (visit?.assignedTechnicians ?? []).flatMap(
    ({ name, technicianId }) => name ?? technicianId ?? [],
  );
  return (
    <div className="text-sm">
      <p>{t("lost")}</p>
      {time?.startTime ? (
        <p className="tabular-nums">
          <SiteTime at={time.startTime} minutes={time.durationInMinutes} zone={job.zone} />
        </p>
      ) : null}
      {names.length > 0 ? (
        <p className="text-muted">{t("withTechnicians", { names: listWords(names) })}</p>
      ) : null}
    </div>
  );
}

function WhoPays({ reason: { payer } }: { reason: ReasonCode }) {
  const t = useTranslations("actions.cancel.pays");
  const who = payer ?? "unknown";
  return (
    <Banner
      kind={payer === "customer" || payer === "amazon" ? "info" : "warn"}
      title={t(`${who}.title`)}
    >
      {t(`${who}.text`)}
    </Banner>
  );
}
