"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type ActionDialogProps, ActionFrame, JobLine } from "@/components/actions/action-dialog";
import { useHeldJob } from "@/components/actions/changed-meanwhile";
import { refusalsIn } from "@/components/actions/use-refusals";
import { useActionOffer } from "@/components/shared/action-offer";
import { SiteTime } from "@/components/shared/time/site-time";
import { hindranceOf } from "@/lib/actions/hindrances";
import { activeVisit, MOST_TECHNICIANS, seenOf } from "@/lib/actions/job-action";
import { CandidatePicker } from "./candidate-picker";
import { Clashes } from "./candidate-row";
import { useTechnicianChoice } from "./use-candidates";

/** Says who goes to the visit of a job: whoever is chosen replaces whoever was. */
export function AssignDialog(props: ActionDialogProps) {
  const { job, session } = props;
  const { state } = session;
  const t = useTranslations("actions.assign");
  const offer = useActionOffer();
  const held = useHeldJob(job, state);
  const visit = activeVisit(held.held);
  const before = seenOf(held.held).technicians;
  const refusals = state.kind === "failed" ? refusalsIn(state.problem) : [];
  const choice = useTechnicianChoice(held.held, {
    before,
    onChoose: () => {
      if (refusals.length > 0) session.dismiss();
    },
  });
  const { shown, candidates, chosen } = choice;
  const list = useRef<HTMLFieldSetElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const wish = [...chosen].sort();
  const hindrance = hindranceOf("assign", held.held, offer);

  function missing(): string | null | undefined {
    if (hindrance !== null) return undefined;
    if (wish.length === 0) return t(before.length === 0 ? "missing" : "missingSomebody");
    if (wish.length > MOST_TECHNICIANS) return t("tooMany", { limit: MOST_TECHNICIANS });
    return wish.join() === before.join() ? t("unchanged") : null;
  }

  return (
    <ActionFrame
      {...props}
      held={held}
      missing={missing()}
      fields={{
        says: ({ values = [] }) => values.some((id) => shown.some((one) => one.id === id)),
        focus: () => {
          if (refusals.length === 0) return;
          list.current?.querySelector<HTMLElement>("[data-refused] [role=checkbox]")?.focus();
        },
      }}
      initialFocus={(openedBy) => (openedBy === "touch" ? list.current : search.current)}
      title={t("title")}
      description={<JobLine job={job} />}
      submit={{ label: t("submit"), busy: t("busy") }}
      onSubmit={() => {
        const appointment = visit?.appointmentId;
        if (appointment === undefined) return;
        const seen = seenOf(held.held);
        void session.send({ action: "assign", body: { appointment, technicians: wish, seen } });
      }}
      summary={
        <Clashes
          chosen={candidates.filter(({ id }) => chosen.has(id) && !before.includes(id))}
          zone={job.zone}
        />
      }
    >
      {hindrance === null ? (
        <>
          {visit?.appointmentTime?.startTime ? (
            <p className="text-sm tabular-nums">
              <SiteTime
                at={visit.appointmentTime.startTime}
                minutes={visit.appointmentTime.durationInMinutes}
                zone={job.zone}
              />
            </p>
          ) : null}
          <CandidatePicker {...{ choice, refusals, search, list }} zone={job.zone} />
        </>
      ) : (
        <p className="text-sm">{t("hindered")}</p>
      )}
    </ActionFrame>
  );
}
